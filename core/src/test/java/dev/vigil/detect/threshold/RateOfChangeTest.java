package dev.vigil.detect.threshold;

import static java.lang.Double.NEGATIVE_INFINITY;
import static java.lang.Double.POSITIVE_INFINITY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigil.detect.Detector;
import dev.vigil.detect.threshold.RateLevels.Per;
import dev.vigil.model.AnomalyType;
import dev.vigil.model.Evidence;
import dev.vigil.model.Point;
import dev.vigil.model.Score;
import dev.vigil.model.SeriesKey;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RateOfChangeTest {
  private static final SeriesKey SERIES = SeriesKey.of("temperature");
  private static final Levels RISE = new Levels(NEGATIVE_INFINITY, 2);

  @Test
  void a_rise_faster_than_its_limit_is_a_breach_whatever_the_level() {
    Detector detector = per(Per.SECOND, RISE, Levels.NONE, 1);
    assertThat(value(detector, 0, 1000)).isZero();
    assertThat(value(detector, 10_000, 1020)).isZero();
    assertThat(value(detector, 20_000, 1041)).isBetween(1.0, 2.0);
    assertThat(value(detector, 30_000, 1070)).as("told once").isZero();
    assertThat(value(detector, 40_000, 1071)).isZero();
    assertThat(value(detector, 41_000, 1074)).as("told again").isBetween(1.0, 2.0);
  }

  @Test
  void a_fall_has_a_limit_of_its_own_and_a_critical_one() {
    Levels fall = new Levels(-3, POSITIVE_INFINITY);
    Detector detector = per(Per.MINUTE, fall, new Levels(-30, POSITIVE_INFINITY), 1);
    detector.learn(point(0, 100));
    assertThat(value(detector, 60_000, 97)).isZero();
    assertThat(value(detector, 120_000, 93)).isBetween(1.0, 2.0);
    assertThat(value(detector, 150_000, 73)).as("40 a minute").isBetween(2.0, 3.0);
  }

  @Test
  void it_must_hold_as_a_limit_of_the_value_must() {
    Detector detector = per(Per.HOUR, RISE, Levels.NONE, 2);
    detector.learn(point(0, 0));
    assertThat(value(detector, 3_600_000, 3)).isZero();
    assertThat(value(detector, 7_200_000, 6)).isBetween(1.0, 2.0);
  }

  @Test
  void it_says_how_fast_the_value_changed() {
    Detector detector = per(Per.MINUTE, Levels.NONE, RISE, 1);
    detector.learn(point(0, 0));
    Evidence evidence = detector.score(point(90_000, 12.3456)).evidence();
    assertThat(evidence.type()).isEqualTo(AnomalyType.THRESHOLD_BREACH);
    assertThat(evidence.sentence())
        .isEqualTo("changed by 8.23 a minute, above its critical limit of its rate of change of 2");
    assertThat(evidence.contributions())
        .extracting("name")
        .containsExactly("critical upper limit of its rate of change");
  }

  @Test
  void a_value_that_is_not_later_has_no_rate_and_a_clock_set_back_is_believed_in_time() {
    Detector detector = per(Per.SECOND, RISE, Levels.NONE, 1);
    detector.learn(point(100_000, 0));
    assertThat(value(detector, 100_000, 50)).isZero();
    for (int i = 0; i < 3; i++) {
      assertThat(value(detector, 1000L * i, 50)).isZero();
    }
    assertThat(value(detector, 3000, 90)).isPositive();
  }

  private static Detector per(Per per, Levels warning, Levels critical, int hold) {
    RateLevels rate = new RateLevels(per, warning, critical);
    return new ThresholdSpec(Levels.NONE, Levels.NONE, rate, new LearntBounds(), 0, hold, List.of())
        .newDetector();
  }

  private static double value(Detector detector, long at, double value) {
    Score score = detector.scoreAndLearn(point(at, value));
    assertThat(score.evidence() == Evidence.NONE).isEqualTo(score.value() == 0);
    return score.value();
  }

  private static Point point(long at, double value) {
    return new Point(SERIES, at, value);
  }
}
