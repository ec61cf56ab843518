package dev.vigil.store;

import static dev.vigil.store.Things.START;
import static dev.vigil.store.Things.series;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.vigil.model.SeriesKey;
import dev.vigil.state.BadState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class ChunkFormTest {
  private static final double[] ODD = {
    0,
    -0.0,
    1,
    -1,
    0.1,
    1e-300,
    1e300,
    -1e300,
    Double.MAX_VALUE,
    Double.MIN_VALUE,
    Double.NaN,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY,
    1.7e9 + 0.25,
    (1L << 53) + 2
  };

  private static List<HistoryPoint> unpacked(HistoryChunk chunk) {
    List<HistoryPoint> points = new ArrayList<>();
    chunk.unpack(points::add);
    return points;
  }

  private static HistoryPoint with(long time, double value, double expected, double half) {
    return new HistoryPoint(time, value, expected, expected - half, expected + half, 0.25);
  }

  @Test
  void any_numbers_and_times_come_back() {
    SplittableRandom chance = new SplittableRandom(3);
    for (int round = 0; round < 3_000; round++) {
      List<HistoryPoint> points = new ArrayList<>();
      for (int i = 0; i <= chance.nextInt(100); i++) {
        long time = chance.nextInt(9) == 0 ? chance.nextLong() : START + i * 1000L;
        points.add(
            new HistoryPoint(
                time, odd(chance), odd(chance), odd(chance), odd(chance), odd(chance)));
      }
      List<HistoryPoint> found = unpacked(HistoryChunk.of(series(1), points));
      assertThat(found).hasSameSizeAs(points);
      for (int i = 0; i < points.size(); i++) {
        HistoryPoint one = points.get(i);
        HistoryPoint other = found.get(i);
        assertThat(other.epochMillis()).isEqualTo(one.epochMillis());
        assertThat(Double.doubleToRawLongBits(other.value()))
            .isEqualTo(Double.doubleToRawLongBits(one.value()));
        near(other.expected(), one.expected(), one.value());
        near(other.score(), one.score(), one.score());
      }
    }
  }

  private static double odd(SplittableRandom chance) {
    return chance.nextInt(3) == 0 ? chance.nextDouble() * 100 : ODD[chance.nextInt(ODD.length)];
  }

  private static void near(double found, double wanted, double beside) {
    if (Double.isFinite(wanted) && Double.isFinite(beside)) {
      assertThat(Math.abs(found - wanted))
          .isLessThanOrEqualTo(1e-40 + 2e-7 * (Math.abs(wanted) + Math.abs(wanted - beside)));
    } else {
      assertThat(Double.compare(found, wanted)).isZero();
    }
  }

  @Test
  void a_narrow_band_around_large_values_stays_as_narrow() {
    List<HistoryPoint> points = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      points.add(with(START + i, 1.7e9 + i, 1.7e9 + i + 0.5, 2));
    }
    for (HistoryPoint one : unpacked(HistoryChunk.of(series(1), points))) {
      assertThat(one.expected() - one.value()).isEqualTo(0.5);
      assertThat(one.upper() - one.lower()).isEqualTo(4);
    }
  }

  @Test
  void usual_points_take_few_bytes() {
    List<HistoryPoint> counts = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      counts.add(with(START + i * 60_000L, i % 5, 2, 1.5));
    }
    assertThat(HistoryChunk.of(series(1), counts).bytes()).isLessThan(850);
    assertThat(HistoryChunk.of(series(1), Things.points(START, 100)).bytes()).isLessThan(2_000);
  }

  @Test
  void whatever_is_cut_or_changed_is_refused_or_read_and_never_more() {
    byte[] whole = HistoryChunk.of(series(1), Things.points(START, 30)).data();
    SplittableRandom chance = new SplittableRandom(4);
    for (int end = 0; end < whole.length; end++) {
      byte[] part = Arrays.copyOf(whole, end);
      assertThatExceptionOfType(BadState.class)
          .isThrownBy(() -> ChunkForm.read(part, new HistoryColumns()));
    }
    for (int round = 0; round < 20_000; round++) {
      byte[] changed = whole.clone();
      changed[chance.nextInt(changed.length)] = (byte) chance.nextInt();
      try {
        HistoryColumns found = new HistoryColumns();
        ChunkForm.read(changed, found);
        assertThat(found.size()).isLessThanOrEqualTo(whole.length);
      } catch (BadState e) {
        assertThat(e).hasMessageNotContaining("null");
      }
    }
  }

  @Test
  void no_points_and_too_many_are_refused() {
    assertThatIllegalArgumentException().isThrownBy(() -> HistoryChunk.of(series(1), List.of()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HistoryChunk.of(series(1), Things.points(START, 101)));
  }

  @Test
  void a_buffer_gives_its_points_back_if_the_checkpoint_fails() {
    HistoryBuffer buffer = new HistoryBuffer();
    List<HistoryPoint> points = Things.points(START, 250);
    points.subList(0, 220).forEach(point -> buffer.add(1, series(1), point));
    buffer.add(70, series(2), points.get(0));
    List<HistoryChunk> taken = taken(buffer);
    assertThat(taken).extracting(HistoryChunk::points).containsExactlyInAnyOrder(100, 100, 20, 1);
    assertThat(buffer.points()).isZero();
    assertThat(buffer.find(1, series(1), 0, Long.MAX_VALUE)).isEqualTo(points.subList(0, 220));
    points.subList(220, 250).forEach(point -> buffer.add(1, series(1), point));
    buffer.settle(false);
    assertThat(buffer.points()).isEqualTo(251);
    assertThat(buffer.find(1, series(1), points.get(10).epochMillis(), START + 230 * 60_000L))
        .hasSize(221);
    taken = taken(buffer);
    assertThat(taken).extracting(HistoryChunk::points).containsExactlyInAnyOrder(100, 100, 50, 1);
    buffer.add(1, series(1), points.get(7));
    buffer.settle(true);
    assertThat(buffer.find(1, series(1), 0, Long.MAX_VALUE)).containsExactly(points.get(7));
    assertThat(buffer.points()).isOne();
  }

  @Test
  void a_buffer_tells_series_apart_that_had_the_same_number_one_after_the_other() {
    HistoryBuffer buffer = new HistoryBuffer();
    List<HistoryPoint> points = Things.points(START, 9_000);
    points.subList(0, 5_000).forEach(point -> buffer.add(3, series(1), point));
    points.subList(5_000, 9_000).forEach(point -> buffer.add(3, series(2), point));
    assertThat(buffer.find(3, series(1), 0, Long.MAX_VALUE)).isEmpty();
    assertThat(buffer.find(3, series(2), 0, Long.MAX_VALUE))
        .isEqualTo(points.subList(5_000, 9_000));
    Map<SeriesKey, List<Long>> times = new HashMap<>();
    for (HistoryChunk chunk : taken(buffer)) {
      chunk.unpack(
          point ->
              times
                  .computeIfAbsent(chunk.series(), key -> new ArrayList<>())
                  .add(point.epochMillis()));
    }
    assertThat(times.get(series(1))).hasSize(5_000).doesNotHaveDuplicates();
    assertThat(times.get(series(2))).hasSize(4_000).doesNotHaveDuplicates();
  }

  private static List<HistoryChunk> taken(HistoryBuffer buffer) {
    List<HistoryChunk> taken = new ArrayList<>();
    buffer.drain().forEach(taken::add);
    return taken;
  }
}
