package dev.vigil.formats.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vigil.pipeline.ValueKind;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RemoteWriteTest {
  private static final double STALE = Double.longBitsToDouble(0x7ff0000000000002L);

  private final WireDecoder one = RemoteWrite.V1.newDecoder();
  private final WireDecoder two = RemoteWrite.V2.newDecoder();

  @Test
  void samples_of_the_first_version_become_points() throws WireException {
    byte[] body =
        Bodies.writeOne(
            Bodies.seriesOne(1000, new double[] {1.5, -2}, "__name__", "up", "host", "ä"),
            Bodies.seriesOne(2000, new double[] {0}, "__name__", "down"));
    assertThat(Rows.of(Rows.read(one, body)))
        .containsExactly("up{host=\"ä\"} 1000 1.5", "up{host=\"ä\"} 1001 -2.0", "down 2000 0.0");
  }

  @Test
  void labels_behind_samples_or_apart_from_each_other_are_found() throws WireException {
    byte[] body =
        Bodies.writeOne(
            Bodies.message(
                out -> {
                  out.writeByteArray(2, Bodies.sample(1, 5));
                  out.writeByteArray(1, Bodies.label("__name__", "m"));
                  out.writeByteArray(1, Bodies.label("a", "b"));
                }),
            Bodies.message(
                out -> {
                  out.writeByteArray(1, Bodies.label("a", "b"));
                  out.writeByteArray(2, Bodies.sample(2, 6));
                  out.writeByteArray(1, Bodies.label("__name__", "m"));
                }));
    assertThat(Rows.of(Rows.read(one, body)))
        .containsExactly("m{a=\"b\"} 5 1.0", "m{a=\"b\"} 6 2.0");
  }

  @Test
  void stale_markers_are_told_apart_from_other_numbers_that_are_none() throws WireException {
    byte[] body =
        Bodies.writeOne(Bodies.seriesOne(1, new double[] {STALE, Double.NaN}, "__name__", "m"));
    PointBatch batch = Rows.read(one, body);
    assertThat(Rows.of(batch)).containsExactly("m 2 NaN");
    assertThat(batch.refusals().count(RowFault.STALE)).isEqualTo(1);
    assertThat(batch.refusals().refused()).isZero();
  }

  @Test
  void native_histograms_and_series_without_a_name_are_refused_and_counted() throws WireException {
    byte[] histogram =
        Bodies.message(
            out -> {
              out.writeByteArray(1, Bodies.label("__name__", "h"));
              out.writeByteArray(4, new byte[] {8, 1});
            });
    byte[] nameless = Bodies.seriesOne(1, new double[] {1, 2}, "a", "b");
    byte[] doubled = Bodies.seriesOne(1, new double[] {1}, "__name__", "m", "a", "b", "a", "c");
    PointBatch batch = Rows.read(one, Bodies.writeOne(histogram, nameless, doubled));
    assertThat(batch.size()).isZero();
    assertThat(batch.refusals().refused()).isEqualTo(4);
    assertThat(batch.refusals().count(RowFault.NATIVE_HISTOGRAM)).isEqualTo(1);
    assertThat(batch.refusals().listed())
        .contains(
            new Refusal(1, "the metric's name is missing"),
            new Refusal(2, "the metric's name is missing"),
            new Refusal(3, "a label is given twice"));
  }

  @Test
  void names_and_metadata_tell_counters() throws WireException {
    PointBatch batch = new PointBatch(WireLimits.usual());
    byte[] series = Bodies.seriesOne(1, new double[] {1}, "__name__", "jobs_count");
    byte[] total = Bodies.seriesOne(1, new double[] {1}, "__name__", "jobs_total");
    byte[] body = Bodies.writeOne(series, total);
    one.decode(body, body.length, batch);
    assertThat(batch.series().kind(batch.series(0))).isNull();
    assertThat(batch.series().kind(batch.series(1))).isEqualTo(ValueKind.COUNTER);
    byte[] metadata =
        Bodies.message(
            out ->
                out.writeByteArray(
                    3,
                    Bodies.message(
                        inner -> {
                          inner.writeEnum(1, 3);
                          inner.writeString(2, "jobs");
                        })));
    one.decode(metadata, metadata.length, batch);
    one.decode(body, body.length, batch);
    assertThat(batch.series().kind(batch.series(0))).isEqualTo(ValueKind.COUNTER);
  }

  @Test
  void the_second_version_names_labels_by_symbols() throws WireException {
    byte[] body =
        Bodies.writeTwo(
            1,
            77,
            3.25,
            new String[] {"__name__", "reads", "host", "a"},
            new String[] {"__name__", "writes", "host", "a"});
    PointBatch batch = Rows.read(two, body);
    assertThat(Rows.of(batch))
        .containsExactly("reads{host=\"a\"} 77 3.25", "writes{host=\"a\"} 77 3.25");
    assertThat(batch.series().kind(batch.series(0))).isEqualTo(ValueKind.COUNTER);
  }

  @Test
  void symbols_may_stand_behind_the_series() throws WireException {
    byte[] series =
        Bodies.message(
            out -> {
              out.writeUInt32(1, 1);
              out.writeUInt32(1, 2);
              out.writeByteArray(2, Bodies.sample(1, 2));
            });
    byte[] body =
        Bodies.message(
            out -> {
              out.writeByteArray(5, series);
              out.writeString(4, "");
              out.writeString(4, "__name__");
              out.writeString(4, "late");
            });
    assertThat(Rows.of(Rows.read(two, body))).containsExactly("late 2 1.0");
  }

  @Test
  void a_symbol_that_is_not_in_the_table_is_malformed() {
    byte[] series = Bodies.message(out -> out.writeUInt32(1, 7));
    byte[] body = Bodies.message(out -> out.writeByteArray(5, series));
    assertThatThrownBy(() -> Rows.read(two, body))
        .isInstanceOf(WireException.class)
        .hasMessage("byte 3: symbol 7 of 0 that are in the table");
  }

  @Test
  void a_length_beyond_the_message_is_told_with_its_place() {
    byte[] body = {10, 3, 10, 100, 0};
    assertThatThrownBy(() -> Rows.read(one, body))
        .isInstanceOf(WireException.class)
        .hasMessage("byte 3: a length of 100 where 1 bytes are left");
  }

  @Test
  void a_refused_body_leaves_nothing_behind() {
    PointBatch batch = new PointBatch(WireLimits.usual());
    byte[] good = Bodies.writeOne(Bodies.seriesOne(1, new double[] {1}, "__name__", "m"));
    byte[] body = Arrays.copyOf(good, good.length + 1);
    body[good.length] = 10;
    assertThatThrownBy(() -> one.decode(body, body.length, batch))
        .isInstanceOf(WireException.class);
    assertThat(batch.size()).isZero();
    assertThat(batch.refusals().refused()).isZero();
  }

  @Test
  void more_points_than_allowed_are_too_large() {
    PointBatch batch = new PointBatch(WireLimits.usual().withPoints(3));
    byte[] body = Bodies.writeOne(Bodies.seriesOne(1, new double[] {1, 2, 3, 4}, "__name__", "m"));
    assertThatThrownBy(() -> one.decode(body, body.length, batch))
        .isInstanceOfSatisfying(
            WireException.class, e -> assertThat(e.kind()).isEqualTo(WireException.Kind.TOO_LARGE));
  }

  @Test
  void a_long_symbol_named_by_many_series_does_not_become_much_memory() {
    String text = "x".repeat(3_000);
    String[][] series = new String[3_000][];
    for (int i = 0; i < series.length; i++) {
      series[i] =
          new String[] {"__name__", "m", "a", text, "b", text, "c", text, "n", Integer.toString(i)};
    }
    byte[] body = Bodies.writeTwo(2, 1, 1, series);
    PointBatch batch = new PointBatch(WireLimits.usual().withBodyBytes(1 << 20));
    assertThatThrownBy(() -> two.decode(body, body.length, batch))
        .isInstanceOf(WireException.class)
        .hasMessageContaining("too long in all");
  }

  @Test
  void the_content_type_tells_the_version() throws WireException {
    assertThat(RemoteWrite.of(null)).isEqualTo(RemoteWrite.V1);
    assertThat(RemoteWrite.of("application/x-protobuf")).isEqualTo(RemoteWrite.V1);
    assertThat(RemoteWrite.of("application/x-protobuf;proto=prometheus.WriteRequest"))
        .isEqualTo(RemoteWrite.V1);
    assertThat(RemoteWrite.of("application/x-protobuf; proto=io.prometheus.write.v2.Request"))
        .isEqualTo(RemoteWrite.V2);
    assertThatThrownBy(() -> RemoteWrite.of("application/json")).isInstanceOf(WireException.class);
    assertThatThrownBy(() -> RemoteWrite.of("application/x-protobuf;proto=other"))
        .isInstanceOfSatisfying(
            WireException.class,
            e -> assertThat(e.kind()).isEqualTo(WireException.Kind.UNSUPPORTED));
  }
}
