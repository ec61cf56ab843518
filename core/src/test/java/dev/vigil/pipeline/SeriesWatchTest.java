package dev.vigil.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigil.detect.DetectorSpec;
import dev.vigil.detect.novelty.NoveltySpec;
import dev.vigil.detect.threshold.ThresholdSpec;
import dev.vigil.detect.zscore.ZScoreSpec;
import dev.vigil.judge.AlertBudget;
import dev.vigil.judge.JudgeSpec;
import dev.vigil.judge.Limits;
import dev.vigil.model.Anomaly;
import dev.vigil.model.Observation;
import dev.vigil.model.Point;
import dev.vigil.model.Score;
import dev.vigil.model.SeriesKey;
import dev.vigil.model.Severity;
import dev.vigil.model.VectorPoint;
import dev.vigil.model.Verdict;
import dev.vigil.model.Verdict.Anomalous;
import dev.vigil.model.Verdict.Reason;
import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class SeriesWatchTest {
  private static final SeriesKey SERIES = SeriesKey.of("load");
  private static final double[] ODD_VALUES = {
    0,
    -0.0,
    1,
    1e-320,
    Double.MIN_VALUE,
    1e-30,
    1e12,
    1e30,
    -1e30,
    3e38,
    1e300,
    -1e300,
    Double.MAX_VALUE,
    -Double.MAX_VALUE,
    Double.NaN,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY
  };
  private static final long[] ODD_TIMES = {
    Long.MIN_VALUE,
    Long.MIN_VALUE + 1,
    -62_135_596_800_000L,
    -1,
    0,
    1,
    253_402_300_800_000L,
    Long.MAX_VALUE - 1,
    Long.MAX_VALUE
  };

  static Stream<Arguments> hostile() {
    return Stream.of(new NoveltySpec(), new ZScoreSpec(), new ThresholdSpec())
        .flatMap(
            detector ->
                Stream.of(ValueKind.values())
                    .flatMap(
                        kind -> Stream.of(1L, 2L).map(seed -> Arguments.of(detector, kind, seed))));
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void data_never_throws_and_every_answer_is_made_of_numbers(
      DetectorSpec detector, ValueKind kind, long seed) {
    JudgeSpec judge = new JudgeSpec(AlertBudget.perSeriesPerWeek(20), new Limits(-1e40, 1e40, 2));
    WatchSpec spec = new WatchSpec(detector, judge, kind);
    SeriesWatch watch = new SeriesWatch(spec);
    Random chance = new Random(seed);
    long now = Rows.START;
    for (int row = 0; row < 6000; row++) {
      boolean odd = row > 2500 || row < 300;
      now = odd && chance.nextInt(20) == 0 ? oddTime(chance) : now + chance.nextInt(600_000);
      Observation observation = observation(now, chance, odd);
      Verdict verdict = watch.accept(observation);
      check(watch, observation, verdict);
      if (chance.nextInt(200) == 0) {
        StateWriter state = new StateWriter();
        watch.save(state);
        watch = SeriesWatch.restore(new StateReader(state.toByteArray()), spec);
      }
    }
  }

  private static long oddTime(Random chance) {
    int at = chance.nextInt(ODD_TIMES.length + 2);
    return at < ODD_TIMES.length ? ODD_TIMES[at] : chance.nextLong();
  }

  private static Observation observation(long now, Random chance, boolean odd) {
    int what = odd ? chance.nextInt(10) : 9;
    return switch (what) {
      case 0 -> new VectorPoint(SERIES, now, List.of("a", "b"), new double[] {1, Double.NaN});
      case 1, 2, 3 -> new Point(SERIES, now, ODD_VALUES[chance.nextInt(ODD_VALUES.length)]);
      case 4 -> new Point(SERIES, now, Double.longBitsToDouble(chance.nextLong()));
      default -> new Point(SERIES, now, 100 + chance.nextGaussian());
    };
  }

  private static void check(SeriesWatch watch, Observation observation, Verdict verdict) {
    if (verdict instanceof Anomalous anomalous) {
      Anomaly anomaly = watch.anomaly(observation, anomalous);
      assertThat(anomaly.score()).isBetween(0.0, 1.0);
      assertThat(anomaly.confidence()).isBetween(0.0, 1.0);
      assertThat(anomaly.pValue()).isGreaterThan(0).isLessThanOrEqualTo(1);
      assertThat(anomaly.description()).doesNotContain("NaN", "Infinity").isNotBlank();
      assertThat(anomaly.contributions()).allMatch(part -> Double.isFinite(part.value()));
      checkScore(anomalous.score());
    } else if (verdict instanceof Verdict.Normal normal) {
      checkScore(normal.score());
    } else if (verdict instanceof Verdict.WarmingUp warming) {
      checkScore(warming.score());
      assertThat(warming.remaining()).isPositive();
    }
  }

  private static void checkScore(Score score) {
    if (!(score.value() >= 0 && score.value() < 1e300 && score.dense() >= 0)
        || !Double.isFinite(score.dense())
        || Double.isInfinite(score.expected())
        || score.lower() > score.upper()) {
      throw new AssertionError("an impossible score: " + score);
    }
  }

  @Test
  void a_vector_is_of_the_wrong_shape_for_a_detector_of_numbers() {
    SeriesWatch watch = new SeriesWatch(new WatchSpec().withDetector(new NoveltySpec()));
    VectorPoint vector = new VectorPoint(SERIES, 1, List.of("a"), new double[] {1});
    assertThat(watch.accept(vector)).isEqualTo(new Verdict.Rejected(Reason.WRONG_SHAPE));
    assertThat(watch.train(vector)).isEqualTo(Reason.WRONG_SHAPE);
  }

  @ParameterizedTest
  @CsvSource({"0, 3600", "288, 3600", "2016, 3600", "50, 5000"})
  void what_is_kept_of_a_series_is_3600_bytes_and_of_one_with_a_period_of_its_own_the_shapes_too(
      int period, int most) {
    SeriesWatch watch = new SeriesWatch(new WatchSpec());
    Random chance = new Random(3);
    int largest = 0;
    for (int row = 0; row < 12_000; row++) {
      double wave = period == 0 ? 0 : Math.sin(2 * Math.PI * row / period);
      double value = 100 + 30 * wave + chance.nextGaussian();
      watch.accept(new Point(SERIES, Rows.START + row * Rows.STEP, value));
      if (row > 300 && row % 50 == 0) {
        largest = Math.max(largest, size(watch));
      }
    }
    assertThat(largest).isBetween(most - 500, most);
  }

  @Test
  void while_a_series_learns_its_last_values_are_kept_besides() {
    SeriesWatch watch = new SeriesWatch(new WatchSpec());
    for (int row = 0; row < 200; row++) {
      watch.accept(new Point(SERIES, Rows.START + row * Rows.STEP, row % 7));
    }
    assertThat(size(watch)).isBetween(2500, 3900);
  }

  private static int size(SeriesWatch watch) {
    StateWriter out = new StateWriter();
    watch.save(out);
    return out.toByteArray().length;
  }

  @Test
  void an_anomaly_says_what_was_expected_what_was_seen_and_has_a_name_of_its_own() {
    SeriesWatch watch = new SeriesWatch(new WatchSpec());
    Random chance = new Random(8);
    long now = Rows.START;
    for (int row = 0; row < 4000; row++, now += Rows.STEP) {
      watch.accept(new Point(SERIES, now, 100 + chance.nextGaussian()));
    }
    Point odd = new Point(SERIES, now, 140);
    Verdict verdict = watch.accept(odd);
    assertThat(verdict).isInstanceOf(Anomalous.class);
    Anomaly anomaly = watch.anomaly(odd, (Anomalous) verdict);
    assertThat(anomaly.actualValue()).isEqualTo(140);
    assertThat(anomaly.expectedValue()).isBetween(97.0, 103.0);
    assertThat(anomaly.deviation()).isEqualTo(140 - anomaly.expectedValue());
    assertThat(anomaly.expectedRange().holds(100)).isTrue();
    assertThat(anomaly.expectedRange().holds(140)).isFalse();
    assertThat(anomaly.severity()).isGreaterThanOrEqualTo(Severity.HIGH);
    assertThat(anomaly.id()).isEqualTo("8f741c09-f028-35be-8482-f6e755fa7b5c");
    assertThat(anomaly.id()).isEqualTo(watch.anomaly(odd, (Anomalous) verdict).id());
  }
}
