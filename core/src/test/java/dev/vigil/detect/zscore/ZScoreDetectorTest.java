package dev.vigil.detect.zscore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.vigil.detect.Detector;
import dev.vigil.model.AnomalyType;
import dev.vigil.model.Evidence;
import dev.vigil.model.Point;
import dev.vigil.model.Score;
import dev.vigil.model.SeriesKey;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class ZScoreDetectorTest {
  private static final SeriesKey SERIES = SeriesKey.of("latency");

  private final Random chance = new Random(42);
  private final Detector ofMean = new ZScoreSpec(500, 50, false).newDetector();
  private final Detector ofMedian = new ZScoreSpec(500, 50, true).newDetector();

  @Test
  void it_is_silent_while_it_warms_up_and_says_how_long() {
    for (int n = 0; n < 50; n++) {
      assertThat(ofMean.remaining()).isEqualTo(50 - n);
      Score score = ofMean.scoreAndLearn(point(n == 30 ? 1e6 : n % 7));
      assertThat(score.value()).isZero();
      assertThat(score.expected()).isNaN();
    }
    assertThat(ofMean.remaining()).isZero();
    assertThat(ofMean.score(point(3)).expected()).isFinite();
  }

  @Test
  void until_the_memory_is_full_it_knows_the_exact_mean_and_deviation_of_all_rows() {
    double[] values = normal(200, 100, 5);
    learn(ofMean, values);
    double mean = Arrays.stream(values).average().orElseThrow();
    double variance = Arrays.stream(values).map(x -> (x - mean) * (x - mean)).sum() / 200;
    Score score = ofMean.score(point(mean + 4 * Math.sqrt(variance)));
    assertThat(score.expected()).isCloseTo(mean, within(1e-9));
    assertThat(score.upper()).isCloseTo(mean + 3 * Math.sqrt(variance), within(1e-9));
    assertThat(score.lower()).isCloseTo(mean - 3 * Math.sqrt(variance), within(1e-9));
    assertThat(score.value()).isCloseTo(4, within(1e-9));
  }

  @Test
  void from_then_on_older_rows_weigh_less_by_a_fixed_share_a_row() {
    double[] values = normal(3000, 100, 5);
    learn(ofMean, values);
    double weight = 0;
    double sum = 0;
    for (int age = 0; age < 2500; age++) {
      double w = Math.pow(1 - 1 / 500.0, age);
      weight += w;
      sum += w * values[2999 - age];
    }
    assertThat(ofMean.score(point(100)).expected()).isCloseTo(sum / weight, within(0.02));
  }

  @Test
  void the_first_rows_give_the_exact_median_and_modified_z() {
    Detector detector = new ZScoreSpec(500, 10, true).newDetector();
    learn(detector, 1, 2, 3, 4, 5, 6, 7, 8, 9, 1000);
    Score score = detector.score(point(-11));
    assertThat(score.expected()).isEqualTo(5.5);
    // The MAD is 2.5, and 0.4 times the mean absolute deviation of 101.5 is more.
    assertThat(score.value()).isCloseTo(0.6745 * 16.5 / (0.4 * 101.5), within(3.0));
    Detector even = new ZScoreSpec(500, 10, true).newDetector();
    learn(even, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
    assertThat(even.score(point(25.5)).value()).isCloseTo(0.6745 * 20 / 2.5, within(1e-9));
  }

  @Test
  void median_and_robust_deviation_stay_near_the_true_ones_for_ever() {
    for (int round = 0; round < 50; round++) {
      learn(ofMedian, normal(1000, 100, 5));
      Score score = ofMedian.score(point(100));
      assertThat(score.expected()).isCloseTo(100, within(1.0));
      assertThat((score.upper() - score.expected()) / 3).isCloseTo(5, within(1.0));
    }
  }

  @Test
  void a_third_of_strange_values_moves_the_mean_and_hardly_the_median() {
    double[] values = normal(5000, 100, 5);
    for (int i = 0; i < values.length; i += 3) {
      values[i] = 1000;
    }
    learn(ofMean, values);
    learn(ofMedian, values);
    assertThat(ofMean.score(point(1000)).value()).isZero();
    assertThat(ofMean.score(point(100)).expected()).isBetween(350.0, 450.0);
    assertThat(ofMedian.score(point(100)).expected()).isBetween(95.0, 140.0);
  }

  @Test
  void one_absurd_value_does_not_make_it_blind() {
    for (Detector detector : new Detector[] {ofMean, ofMedian}) {
      learn(detector, normal(1000, 100, 5));
      learn(detector, 1e12);
      learn(detector, normal(5, 100, 5));
      assertThat(detector.score(point(150)).value()).isGreaterThan(5);
    }
  }

  @Test
  void a_new_level_is_learnt() {
    for (Detector detector : new Detector[] {ofMean, ofMedian}) {
      learn(detector, normal(1000, 100, 5));
      assertThat(detector.score(point(10_000)).value()).isGreaterThan(100);
      learn(detector, normal(10_000, 10_000, 5));
      assertThat(detector.score(point(10_000)).value()).isZero();
      assertThat(detector.score(point(10_060)).value()).isBetween(5.0, 20.0);
    }
  }

  @Test
  void a_series_that_stands_still_is_usual_and_its_first_move_is_not() {
    for (Detector detector : new Detector[] {ofMean, ofMedian}) {
      for (int i = 0; i < 2000; i++) {
        Score score = detector.scoreAndLearn(point(7));
        assertThat(score.value()).isZero();
        assertThat(score.dense()).isZero();
      }
      Score moved = detector.scoreAndLearn(point(7.5));
      assertThat(moved.value()).isEqualTo(1000);
      assertThat(moved.evidence().sentence())
          .isEqualTo("above 7, from which it hardly moved in the last 500 points");
    }
  }

  @Test
  void a_series_that_starts_to_move_after_it_stood_still_becomes_usual() {
    for (Detector detector : new Detector[] {ofMean, ofMedian}) {
      double[] still = new double[2000];
      learn(detector, still);
      learn(detector, normal(2000, 0, 1));
      int strange = 0;
      for (double value : normal(1000, 0, 1)) {
        strange += detector.scoreAndLearn(point(value)).value() > 0 ? 1 : 0;
      }
      assertThat(strange).isLessThan(20);
    }
  }

  @Test
  void values_of_which_most_are_equal_do_not_make_all_others_infinitely_strange() {
    for (int i = 0; i < 5000; i++) {
      learn(ofMedian, chance.nextInt(10) == 0 ? 1 : 0);
    }
    assertThat(ofMedian.score(point(1)).value()).isBetween(3.0, 40.0);
  }

  @Test
  void below_3_deviations_nothing_is_strange_and_the_dense_score_still_moves() {
    learn(ofMean, normal(1000, 100, 5));
    Score score = ofMean.score(point(110));
    assertThat(score.value()).isZero();
    assertThat(score.dense()).isBetween(1.5, 2.5);
    assertThat(score.evidence()).isSameAs(Evidence.NONE);
    assertThat(score.band().holds(110)).isTrue();
  }

  @Test
  void it_says_how_far_on_which_side_and_of_what() {
    learn(ofMean, alternating(600));
    Score spike = ofMean.score(point(14.8));
    assertThat(spike.evidence().sentence())
        .isEqualTo("4.8 standard deviations above the mean of the last 500 points");
    assertThat(spike.evidence().type()).isEqualTo(AnomalyType.SPIKE);
    Score drop = ofMean.score(point(5));
    assertThat(drop.evidence().sentence())
        .isEqualTo("5.0 standard deviations below the mean of the last 500 points");
    assertThat(drop.evidence().type()).isEqualTo(AnomalyType.DROP);
    assertThat(drop.evidence().contributions())
        .singleElement()
        .satisfies(part -> assertThat(part.value()).isCloseTo(5, within(0.01)));
  }

  @Test
  void the_robust_form_speaks_of_the_median_and_of_the_rows_there_were() {
    learn(ofMedian, alternating(64));
    assertThat(ofMedian.score(point(20)).evidence().sentence())
        .matches("6\\.\\d robust deviations above the median of the last 64 points");
  }

  private double[] normal(int rows, double mean, double deviation) {
    return chance.doubles(rows).map(u -> mean + deviation * chance.nextGaussian()).toArray();
  }

  /** 9 and 11 in turn: mean 10, standard deviation 1. */
  private static double[] alternating(int rows) {
    double[] values = new double[rows];
    Arrays.setAll(values, i -> i % 2 == 0 ? 9 : 11);
    return values;
  }

  private static void learn(Detector detector, double... values) {
    for (double value : values) {
      detector.learn(point(value));
    }
  }

  private static Point point(double value) {
    return new Point(SERIES, 0, value);
  }
}
