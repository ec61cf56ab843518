package dev.vigil.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

final class StateTest {
  @Test
  void what_was_written_is_read_back_in_its_order() {
    StateWriter out = new StateWriter();
    out.part('T', 3).put(-0.0).put(1.5f).put(Long.MIN_VALUE).put(7).put((short) -2).put(true);
    out.put(new double[] {1, Double.NaN}).put(new float[] {2}).put(new int[] {3, 4});
    out.put(new short[] {5}).put(new byte[] {6, 7}).put("häuser").put(false);
    StateReader in = new StateReader(out.toByteArray());

    assertThat(in.part('T', 4)).isEqualTo(3);
    assertThat(in.getDouble()).isEqualTo(-0.0);
    assertThat(in.getFloat()).isEqualTo(1.5f);
    assertThat(in.getLong()).isEqualTo(Long.MIN_VALUE);
    assertThat(in.getInt()).isEqualTo(7);
    assertThat(in.getShort()).isEqualTo((short) -2);
    assertThat(in.getBoolean()).isTrue();
    assertThat(read(new double[2], in::get)).containsExactly(1, Double.NaN);
    assertThat(read(new float[1], in::get)).containsExactly(2);
    assertThat(read(new int[2], in::get)).containsExactly(3, 4);
    assertThat(read(new short[1], in::get)).containsExactly((short) 5);
    assertThat(read(new byte[2], in::get)).containsExactly((byte) 6, (byte) 7);
    assertThat(in.getString()).isEqualTo("häuser");
    assertThat(in.getBoolean()).isFalse();
    assertThat(in.remaining()).isZero();
  }

  @Test
  void the_form_is_big_endian_and_stays_as_it_is() {
    byte[] bytes = new StateWriter().part('N', 1).put(258).put(1.0).put("a").toByteArray();
    assertThat(bytes)
        .containsExactly(0, 'N', 1, 0, 0, 1, 2, 0x3F, 0xF0, 0, 0, 0, 0, 0, 0, 0, 1, 'a');
  }

  @Test
  void a_writer_grows_with_what_is_written() {
    StateWriter out = new StateWriter();
    byte[] large = new byte[10_000];
    Arrays.fill(large, (byte) 1);
    out.put(true).put(large).put(42L);
    StateReader in = new StateReader(out.toByteArray());
    in.getBoolean();
    assertThat(read(new byte[10_000], in::get)).isEqualTo(large);
    assertThat(in.getLong()).isEqualTo(42);
  }

  @Test
  void what_was_taken_out_of_a_writer_does_not_change_with_it() {
    StateWriter out = new StateWriter().put(1);
    byte[] taken = out.toByteArray();
    out.put(2);
    assertThat(taken).hasSize(4);
    assertThat(out.toByteArray()).hasSize(8);
  }

  @Test
  void anything_read_beyond_the_end_is_bad_state() {
    refused(new byte[7], StateReader::getDouble);
    refused(new byte[3], StateReader::getFloat);
    refused(new byte[7], StateReader::getLong);
    refused(new byte[3], StateReader::getInt);
    refused(new byte[1], StateReader::getShort);
    refused(new byte[0], StateReader::getBoolean);
    refused(new byte[2], in -> in.part('T', 1));
    refused(new byte[15], in -> in.get(new double[2]));
    refused(new byte[7], in -> in.get(new float[2]));
    refused(new byte[7], in -> in.get(new int[2]));
    refused(new byte[3], in -> in.get(new short[2]));
    refused(new byte[1], in -> in.get(new byte[2]));
    refused(new byte[] {0, 5, 'a'}, StateReader::getString);
    refused(new byte[] {0}, StateReader::getString);
  }

  @Test
  void another_part_or_a_version_not_known_is_bad_state() {
    byte[] third = new StateWriter().part('T', 3).toByteArray();
    refused(third, in -> in.part('U', 3));
    refused(third, in -> in.part('T', 2));
    refused(new byte[] {0, 'T', 0}, in -> in.part('T', 2));
    refused(new byte[] {0, 'T', -1}, in -> in.part('T', 2));
  }

  @Test
  void numbers_that_do_not_fit_are_bad_state() {
    byte[] seven = new StateWriter().put(7).toByteArray();
    refused(seven, in -> in.getInt("rows", 0, 6));
    refused(seven, in -> in.getInt("rows", 8, 9));
    assertThat(new StateReader(seven).getInt("rows", 7, 7)).isEqualTo(7);
    byte[] nan = new StateWriter().put(Double.NaN).toByteArray();
    refused(nan, in -> in.getDouble("mean", mean -> mean >= 0));
    refused(new byte[] {2}, StateReader::getBoolean);
    assertThatExceptionOfType(BadState.class)
        .isThrownBy(() -> new StateReader(seven).getInt("rows of a bucket", 0, 6))
        .withMessage("rows of a bucket must be from 0 to 6, was 7");
  }

  @Test
  void text_too_long_to_keep_is_refused_when_it_is_written() {
    StateWriter out = new StateWriter();
    out.put("x".repeat(65_535));
    assertThat(new StateReader(out.toByteArray()).getString()).hasSize(65_535);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> out.put("ä".repeat(32_768)))
        .withMessageContaining("65536 bytes");
  }

  private static <T> T read(T into, Consumer<T> reader) {
    reader.accept(into);
    return into;
  }

  private static void refused(byte[] state, Consumer<StateReader> read) {
    assertThatExceptionOfType(BadState.class)
        .isThrownBy(() -> read.accept(new StateReader(state)))
        .satisfies(bad -> assertThat(bad.getMessage()).isNotBlank());
  }
}
