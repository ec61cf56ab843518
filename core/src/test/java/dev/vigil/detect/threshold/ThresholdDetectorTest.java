package dev.vigil.detect.threshold;

import static java.lang.Double.NEGATIVE_INFINITY;
import static java.lang.Double.POSITIVE_INFINITY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.vigil.detect.Detector;
import dev.vigil.model.AnomalyType;
import dev.vigil.model.Evidence;
import dev.vigil.model.Point;
import dev.vigil.model.Score;
import dev.vigil.model.SeriesKey;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class ThresholdDetectorTest {
  private static final SeriesKey SERIES = SeriesKey.of("disk_used_percent");

  @Test
  void inside_its_limits_nothing_is_said_and_the_band_is_what_lies_between() {
    Detector detector =
        new ThresholdSpec(new Levels(10, 80), new Levels(5, 95), 0, 1).newDetector();
    for (double value : new double[] {10, 11, 50, 79.9, 80}) {
      Score score = detector.scoreAndLearn(point(value));
      assertThat(score.value()).isZero();
      assertThat(score.evidence()).isSameAs(Evidence.NONE);
      assertThat(score.lower()).isEqualTo(10);
      assertThat(score.upper()).isEqualTo(80);
      assertThat(score.expected()).isNaN();
    }
  }

  @Test
  void a_breach_is_told_once_however_long_it_lasts() {
    assertThat(told(upper(80, 95, 0, 1), 70, 85, 86, 84, 90, 70)).containsExactly(0, 1, 0, 0, 0, 0);
  }

  @Test
  void it_is_told_again_when_it_comes_back() {
    assertThat(told(upper(80, 95, 0, 1), 85, 70, 85)).containsExactly(1, 0, 1);
  }

  @Test
  void a_warning_that_becomes_critical_is_told_again() {
    assertThat(told(upper(80, 95, 0, 1), 85, 96, 97, 90, 85, 70)).containsExactly(1, 2, 0, 0, 0, 0);
  }

  @Test
  void a_value_may_be_critical_at_once() {
    assertThat(told(upper(80, 95, 0, 1), 70, 99, 99)).containsExactly(0, 2, 0);
  }

  @Test
  void a_critical_limit_may_stand_alone() {
    assertThat(told(upper(POSITIVE_INFINITY, 95, 0, 1), 94, 96)).containsExactly(0, 2);
  }

  @Test
  void a_breach_below_is_told_as_one_above() {
    ThresholdSpec lower =
        new ThresholdSpec(
            new Levels(20, POSITIVE_INFINITY), new Levels(10, POSITIVE_INFINITY), 0, 1);
    assertThat(told(lower, 25, 20, 19, 9, 8, 30)).containsExactly(0, 0, 1, 2, 0, 0);
  }

  @Test
  void a_fall_through_both_limits_is_a_breach_on_the_other_side() {
    ThresholdSpec both = new ThresholdSpec(new Levels(10, 80), new Levels(5, 95), 0, 1);
    assertThat(told(both, 85, 7, 50, 85)).containsExactly(1, 1, 0, 1);
  }

  @Test
  void a_breach_must_hold_before_it_is_told() {
    assertThat(told(upper(80, 95, 0, 3), 85, 85, 70, 85, 85, 85, 85))
        .containsExactly(0, 0, 0, 0, 0, 1, 0);
  }

  @Test
  void it_must_be_over_for_as_long_before_it_is_told_again() {
    assertThat(told(upper(80, 95, 0, 2), 85, 85, 70, 85, 85, 70, 70, 85, 85))
        .containsExactly(0, 1, 0, 0, 0, 0, 0, 0, 1);
  }

  @Test
  void a_critical_limit_counts_its_own_rows() {
    assertThat(told(upper(80, 95, 0, 3), 85, 96, 96, 96, 96)).containsExactly(0, 0, 1, 2, 0);
  }

  @Test
  void a_value_that_swings_about_its_limit_is_told_once_with_hysteresis() {
    double[] swinging = {81, 79, 81, 79, 81, 76, 74, 81};
    assertThat(told(upper(80, 95, 0, 1), swinging)).containsExactly(1, 0, 1, 0, 1, 0, 0, 1);
    assertThat(told(upper(80, 95, 5, 1), swinging)).containsExactly(1, 0, 0, 0, 0, 0, 0, 1);
  }

  @Test
  void the_score_grows_with_the_excess_and_a_warning_stays_under_a_critical_one() {
    ThresholdSpec warning = upper(80, POSITIVE_INFINITY, 0, 1);
    assertThat(score(warning, 80.0001).value()).isCloseTo(1, within(1e-3));
    assertThat(score(warning, 160).value()).isCloseTo(1.4995, within(1e-9));
    assertThat(score(warning, 1e300).value()).isLessThan(2);
    ThresholdSpec critical = upper(80, 95, 0, 1);
    assertThat(score(critical, 95.0001).value()).isCloseTo(2, within(1e-3));
    assertThat(score(critical, 190).value()).isCloseTo(2.5, within(1e-9));
    assertThat(score(critical, Double.MAX_VALUE).value()).isEqualTo(3);
  }

  @Test
  void a_limit_of_0_measures_its_excess_in_ones() {
    ThresholdSpec spec =
        new ThresholdSpec(
            new Levels(0, POSITIVE_INFINITY), new Levels(NEGATIVE_INFINITY, 1e9), 0, 1);
    assertThat(score(spec, -1).value()).isCloseTo(1.4995, within(1e-9));
    assertThat(score(spec, 0.25).dense()).isEqualTo(0.75);
  }

  @Test
  void the_dense_score_says_how_each_value_stands() {
    Detector detector = upper(80, 95, 0, 1).newDetector();
    double[] dense =
        Arrays.stream(new double[] {-10, 0, 40, 80, 90, 90, 96})
            .map(value -> detector.scoreAndLearn(point(value)).dense())
            .toArray();
    assertThat(dense[0]).isZero();
    assertThat(dense[2]).isEqualTo(0.5);
    assertThat(dense[3]).isEqualTo(1);
    assertThat(dense[4]).isEqualTo(dense[5]).isBetween(1.0, 2.0);
    assertThat(dense[6]).isBetween(2.0, 3.0);
  }

  @Test
  void without_limits_it_never_speaks() {
    assertThat(told(new ThresholdSpec(), -1e300, 0, 1e300)).containsExactly(0, 0, 0);
  }

  @Test
  void it_says_which_limit_was_crossed() {
    Evidence critical = score(upper(80, 95, 0, 1), 97).evidence();
    assertThat(critical.type()).isEqualTo(AnomalyType.THRESHOLD_BREACH);
    assertThat(critical.sentence()).isEqualTo("above its critical limit of 95");
    assertThat(critical.contributions()).extracting("name").containsExactly("critical upper limit");
    Detector held =
        new ThresholdSpec(new Levels(0.5, 10), new Levels(NEGATIVE_INFINITY, 10), 0, 2)
            .newDetector();
    held.learn(point(0.4));
    assertThat(held.score(point(0.4)).evidence().sentence())
        .isEqualTo("below its warning limit of 0.5 for 2 values in a row");
  }

  private static ThresholdSpec upper(double warning, double critical, double hysteresis, int hold) {
    return new ThresholdSpec(
        new Levels(NEGATIVE_INFINITY, warning),
        new Levels(NEGATIVE_INFINITY, critical),
        hysteresis,
        hold);
  }

  /** 0, 1 for a warning or 2 for a critical breach at each value. */
  private static int[] told(ThresholdSpec spec, double... values) {
    Detector detector = spec.newDetector();
    return Arrays.stream(values)
        .mapToInt(value -> (int) detector.scoreAndLearn(point(value)).value())
        .toArray();
  }

  private static Score score(ThresholdSpec spec, double value) {
    return spec.newDetector().score(point(value));
  }

  private static Point point(double value) {
    return new Point(SERIES, 0, value);
  }
}
