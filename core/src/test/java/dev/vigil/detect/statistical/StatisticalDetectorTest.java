package dev.vigil.detect.statistical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.vigil.detect.Detector;
import dev.vigil.detect.DetectorSpec;
import dev.vigil.model.AnomalyType;
import dev.vigil.model.Evidence;
import dev.vigil.model.Evidence.Contribution;
import dev.vigil.model.Point;
import dev.vigil.model.Score;
import dev.vigil.model.SeriesKey;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Test;

final class StatisticalDetectorTest {
  private static final SeriesKey SERIES = SeriesKey.of("db_active_connections");
  private static final Map<String, Object> OF_POOLS =
      Map.of(
          "methods",
          List.of("modified-zscore", "iqr", "grubbs"),
          "windowSize",
          120,
          "enableDataQualityAnalysis",
          true);

  private final Random chance = new Random(42);
  private long now = 1_700_000_000_000L;

  @Test
  void it_is_silent_until_it_has_enough_values() {
    Detector detector = new StatisticalSpec().newDetector();
    for (int n = 0; n < 30; n++) {
      assertThat(detector.remaining()).isEqualTo(30 - n);
      Score score = detector.scoreAndLearn(point(n == 20 ? 1e6 : n % 7));
      assertThat(score.value()).isZero();
      assertThat(score.expected()).isNaN();
    }
    assertThat(detector.remaining()).isZero();
    assertThat(detector.score(point(3)).expected()).isFinite();
  }

  @Test
  void a_spike_and_a_drop_are_told_with_the_tests_that_call_them_so() {
    for (DetectorSpec spec : List.of(new StatisticalSpec(), new StatisticalSpec().with(OF_POOLS))) {
      Detector detector = spec.newDetector();
      learn(detector, 500, () -> 100 + 5 * chance.nextGaussian());
      Score spike = detector.score(point(140));
      assertThat(spike.value()).isBetween(5.5, 11.0);
      assertThat(spike.evidence().type()).isEqualTo(AnomalyType.SPIKE);
      assertThat(detector.score(point(60)).evidence().type()).isEqualTo(AnomalyType.DROP);
      assertThat(spike.upper()).isBetween(110.0, 125.0);
      assertThat(spike.lower()).isBetween(75.0, 90.0);
      assertThat(spike.expected()).isBetween(97.0, 103.0);
    }
  }

  @Test
  void ten_thousand_normal_values_reach_no_alarm() {
    for (DetectorSpec spec : List.of(new StatisticalSpec(), new StatisticalSpec().with(OF_POOLS))) {
      Detector detector = spec.newDetector();
      int told = 0;
      for (int row = 0; row < 10_000; row++) {
        Score score = detector.scoreAndLearn(point(100 + 5 * chance.nextGaussian()));
        assertThat(score.value()).isLessThan(spec.calibration().alarmScore());
        told += score.value() > 0 ? 1 : 0;
      }
      assertThat(told).isBetween(1, 40);
    }
  }

  @Test
  void a_new_level_is_told_until_it_has_filled_the_window() {
    Detector detector = new StatisticalSpec().newDetector();
    learn(detector, 300, () -> 100 + 5 * chance.nextGaussian());
    for (int row = 0; row < 100; row++) {
      Score score = detector.scoreAndLearn(point(200 + 5 * chance.nextGaussian()));
      if (row < 10) {
        assertThat(score.value()).as("row %d", row).isGreaterThan(10);
      }
    }
    assertThat(detector.score(point(200)).value()).isZero();
    assertThat(detector.score(point(100)).value()).isGreaterThan(10);
  }

  @Test
  void outliers_before_do_not_hide_one() {
    Detector detector = new StatisticalSpec().newDetector();
    learn(detector, 100, () -> 100 + 5 * chance.nextGaussian());
    learn(detector, 5, () -> 1000 + 50 * chance.nextGaussian());
    Score score = detector.score(point(200));
    assertThat(score.value()).isGreaterThan(8);
    assertThat(contribution(score, "z-score")).isLessThan(3);
    assertThat(contribution(score, "grubbs")).isZero();
    assertThat(contribution(score, "modified-zscore")).isGreaterThan(15);
    assertThat(score.evidence().sentence()).startsWith("4 of 6 tests call 200 an outlier");
  }

  @Test
  void it_says_how_many_tests_agree_and_what_the_strongest_goes_by() {
    Detector detector =
        new StatisticalSpec().with(Map.of("methods", List.of("grubbs"))).newDetector();
    int[] row = {0};
    learn(detector, 100, () -> 100 + row[0]++ % 10);
    assertThat(detector.score(point(940)).evidence().sentence())
        .isEqualTo(
            "the test calls 940 an outlier: the last 100 values were mostly 100 to 109;"
                + " Grubbs G = 9.94 > 3.39");
    Detector all = new StatisticalSpec().newDetector();
    learn(all, 100, () -> 100 + row[0]++ % 10);
    Evidence evidence = all.score(point(122)).evidence();
    assertThat(evidence.sentence())
        .isEqualTo(
            "5 of 6 tests call 122 an outlier: the last 100 values were mostly 100 to 109;"
                + " z = 6.06 > 3.09");
    assertThat(evidence.contributions().stream().map(Contribution::name))
        .startsWith("z-score", "grubbs", "esd")
        .containsExactlyInAnyOrder("z-score", "modified-zscore", "iqr", "grubbs", "tukey", "esd");
    assertThat(evidence.agreement()).isEqualTo(1);
  }

  @Test
  void the_weight_of_the_votes_decides() {
    // With one far outlier before, mean and deviation are blown up; median and quartiles are not.
    for (double robust : new double[] {0.9, 1.1}) {
      Map<String, Object> settings =
          Map.of(
              "methods",
              List.of("z-score", "modified-zscore"),
              "weights",
              Map.of("modified-zscore", robust),
              "majority",
              0.5);
      Detector detector = new StatisticalSpec().with(settings).newDetector();
      learn(detector, 100, () -> 100 + 5 * chance.nextGaussian());
      detector.learn(point(1e5));
      assertThat(detector.score(point(200)).value() > 0).isEqualTo(robust > 1);
      assertThat(detector.score(point(200)).dense()).isGreaterThan(5);
      assertThat(detector.score(point(200)).upper() < 200).isEqualTo(robust > 1);
    }
  }

  @Test
  void a_higher_majority_tells_less() {
    Detector half = new StatisticalSpec().newDetector();
    Detector all = new StatisticalSpec().with(Map.of("majority", 1)).newDetector();
    int[] told = new int[2];
    for (int row = 0; row < 5000; row++) {
      double value = Math.exp(chance.nextGaussian());
      told[0] += half.scoreAndLearn(point(value)).value() > 0 ? 1 : 0;
      told[1] += all.scoreAndLearn(point(value)).value() > 0 ? 1 : 0;
    }
    assertThat(told[1]).isBetween(1, told[0] / 2);
  }

  @Test
  void what_changes_after_it_stood_still_is_as_strange_as_can_be() {
    Detector detector = new StatisticalSpec().newDetector();
    learn(detector, 100, () -> 5);
    assertThat(detector.score(point(5)).dense()).isZero();
    Score score = detector.score(point(5.5));
    assertThat(score.value()).isCloseTo(OutlierTest.MOST, within(1e-9));
    assertThat(score.evidence().type()).isEqualTo(AnomalyType.SPIKE);
    assertThat(score.evidence().sentence())
        .startsWith("6 of 6 tests call 5.5 an outlier: the last 100 values were 5; z = over ");
  }

  @Test
  void a_rare_count_among_zeros_is_not_as_strange_as_can_be() {
    Detector detector = new StatisticalSpec().newDetector();
    int[] row = {0};
    learn(detector, 100, () -> row[0]++ % 10 == 0 ? 1 : 0);
    assertThat(detector.score(point(1)).dense()).isBetween(2.0, 9.0);
    assertThat(detector.score(point(30)).value()).isGreaterThan(50);
  }

  private static double contribution(Score score, String name) {
    return score.evidence().contributions().stream()
        .filter(part -> part.name().equals(name))
        .mapToDouble(Contribution::value)
        .sum();
  }

  private void learn(Detector detector, int rows, DoubleSupplier values) {
    for (int row = 0; row < rows; row++) {
      detector.learn(point(values.getAsDouble()));
    }
  }

  private Point point(double value) {
    now += 30_000;
    return new Point(SERIES, now, value);
  }
}
