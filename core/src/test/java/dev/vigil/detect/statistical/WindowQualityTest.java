package dev.vigil.detect.statistical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.vigil.detect.Detector;
import dev.vigil.model.Point;
import dev.vigil.model.SeriesKey;
import java.util.Map;
import java.util.Random;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Test;

final class WindowQualityTest {
  private static final SeriesKey SERIES = SeriesKey.of("latency");

  private final Random chance = new Random(7);
  private final Detector detector =
      new StatisticalSpec().with(Map.of("enableDataQualityAnalysis", true)).newDetector();
  private long now = 1_700_000_000_000L;

  @Test
  void normal_values_at_steady_times_are_sound() {
    int unsound = 0;
    for (int round = 0; round < 200; round++) {
      learn(100, 60_000, chance::nextGaussian);
      unsound += quality().sound() ? 0 : 1;
    }
    assertThat(unsound).isLessThanOrEqualTo(3);
    assertThat(detector.score(point(50, 60_000)).evidence().sentence()).doesNotContain("less sure");
  }

  @Test
  void it_is_there_from_the_first_score_on_and_only_where_it_is_switched_on() {
    learn(29, 60_000, chance::nextGaussian);
    assertThat(((QualityReporting) detector).quality()).isEmpty();
    learn(1, 60_000, chance::nextGaussian);
    assertThat(quality().rows()).isEqualTo(30);
    Detector off = new StatisticalSpec().newDetector();
    for (int i = 0; i < 100; i++) {
      off.learn(point(i, 60_000));
    }
    assertThat(((QualityReporting) off).quality()).isEmpty();
  }

  @Test
  void missing_rows_are_counted_against_the_usual_interval() {
    for (int i = 0; i < 20; i++) {
      learn(4, 60_000, chance::nextGaussian);
      learn(1, 180_000, chance::nextGaussian);
    }
    // Of 99 intervals 20 or 19 are two rows too long.
    assertThat(quality().missing()).isCloseTo(40 / 140.0, within(0.011));
    assertThat(quality().problems()).containsExactly("29 % of its rows are missing");
  }

  @Test
  void a_series_that_is_not_steady_misses_nothing() {
    for (int i = 0; i < 200; i++) {
      learn(1, 1000 + chance.nextInt(1_000_000), chance::nextGaussian);
    }
    assertThat(quality().missing()).isZero();
  }

  @Test
  void values_that_repeat_are_told() {
    int[] row = {0};
    double[] value = {0};
    learn(
        100,
        60_000,
        () -> {
          value[0] = row[0]++ % 4 == 0 ? chance.nextGaussian() : value[0];
          return value[0];
        });
    assertThat(quality().repeated()).isCloseTo(0.75, within(0.011));
    assertThat(quality().problems()).contains("75 % of its values repeat the one before");
  }

  @Test
  void outliers_in_the_window_are_told_and_that_it_is_not_normal() {
    int[] row = {0};
    learn(100, 60_000, () -> chance.nextGaussian() + (row[0]++ % 7 == 0 ? 20 : 0));
    assertThat(quality().outliers()).isCloseTo(0.15, within(0.03));
    assertThat(quality().normality()).isLessThan(1e-4);
    assertThat(quality().problems().toString()).contains("outliers themselves");
  }

  @Test
  void values_that_drift_are_told_from_those_in_a_random_order() {
    int[] row = {0};
    learn(100, 60_000, () -> row[0]++ + chance.nextGaussian());
    assertThat(quality().independence()).isLessThan(1e-10);
    assertThat(quality().problems()).contains("its values drift or hang together");
  }

  /** Jarque and Bera's statistic is chi-square of two degrees; 5 % lie beyond 5.99. */
  @Test
  void the_chances_are_those_of_normal_values_in_a_random_order() {
    int drifts = 0;
    int skewed = 0;
    for (int round = 0; round < 2000; round++) {
      learn(100, 60_000, chance::nextGaussian);
      drifts += quality().independence() < 0.05 ? 1 : 0;
      skewed += quality().normality() < 0.05 ? 1 : 0;
    }
    assertThat(drifts / 2000.0).isCloseTo(0.05, within(0.015));
    // With 100 values the statistic is known to stay under its limit.
    assertThat(skewed / 2000.0).isCloseTo(0.04, within(0.015));
  }

  @Test
  void a_constant_window_has_its_one_fault() {
    learn(100, 60_000, () -> 5);
    assertThat(quality()).isEqualTo(new WindowQuality(100, 0.99, 0, 0, 1, 1));
    assertThat(quality().problems()).containsExactly("99 % of its values repeat the one before");
  }

  @Test
  void a_finding_on_a_poor_window_says_so() {
    learn(100, 60_000, () -> 5);
    assertThat(detector.score(point(6, 60_000)).evidence().sentence())
        .endsWith("; less sure, as of the window 99 % of its values repeat the one before");
  }

  private WindowQuality quality() {
    return ((QualityReporting) detector).quality().orElseThrow();
  }

  private void learn(int rows, long interval, DoubleSupplier values) {
    for (int row = 0; row < rows; row++) {
      detector.learn(point(values.getAsDouble(), interval));
    }
  }

  private Point point(double value, long interval) {
    now += interval;
    return new Point(SERIES, now, value);
  }
}
