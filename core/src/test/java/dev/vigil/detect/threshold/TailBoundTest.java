package dev.vigil.detect.threshold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.vigil.detect.Detector;
import dev.vigil.detect.threshold.LearntBounds.Side;
import dev.vigil.model.AnomalyType;
import dev.vigil.model.Point;
import dev.vigil.model.Score;
import dev.vigil.model.SeriesKey;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

final class TailBoundTest {
  private static final SeriesKey SERIES = SeriesKey.of("latency");

  /**
   * At most half as many again. Nor far fewer than the share, or than the records among 2,000 to
   * 4,000 values, which are what the floor leaves. A share that no window can show is off by up to
   * three.
   */
  @Test
  void about_as_many_values_lie_beyond_it_as_its_share_says_whatever_the_tail() {
    for (double share : new double[] {1e-2, 1e-3, 1e-4}) {
      assertShare("normal", share, Random::nextGaussian);
      assertShare("exponential", share, chance -> -Math.log(1 - chance.nextDouble()));
      assertShare("even", share, Random::nextDouble);
      assertShare("lognormal", share, chance -> Math.exp(chance.nextGaussian()));
    }
  }

  private static void assertShare(String name, double share, ToDoubleFunction<Random> draw) {
    for (boolean upper : new boolean[] {true, false}) {
      Random chance = new Random(5);
      TailBound bound = new TailBound(new LearntBounds(share, 2000, 200, Side.BOTH), upper);
      int beyond = 0;
      int rows = 400_000;
      for (int row = 0; row < rows; row++) {
        double value = draw.applyAsDouble(chance);
        double at = bound.at(false);
        beyond += upper ? (value > at ? 1 : 0) : value < at ? 1 : 0;
        bound.learn(value);
      }
      assertThat(beyond / (double) rows)
          .as("%s, upper %s, share %s", name, upper, share)
          .isBetween(0.2 * Math.min(share, 1 / 3000.0), (share < 1 / 3000.0 ? 3 : 1.5) * share);
    }
  }

  /** The largest of 1,000 to 2,000 values is the one in 1,500, where 1 in 10,000 was asked for. */
  @Test
  void it_reaches_further_than_what_was_seen() {
    assertThat(learnt(1e-4, i -> i).at(false)).isBetween(0.999, 1.2);
    double[] bounds = new double[101];
    for (int seed = 0; seed < bounds.length; seed++) {
      Random chance = new Random(seed);
      TailBound normal = learnt(1e-4, i -> chance.nextGaussian());
      bounds[seed] = normal.at(false);
      assertThat(normal.at(true)).isGreaterThan(normal.at(false));
    }
    Arrays.sort(bounds);
    assertThat(bounds[50]).isCloseTo(3.719, within(0.2));
    assertThat(bounds[5]).isGreaterThan(3.0);
    assertThat(bounds[95]).isLessThan(5.2);
  }

  @Test
  void it_forgets() {
    LearntBounds spec = new LearntBounds(1e-3, 500, 100, Side.UPPER);
    TailBound bound = new TailBound(spec, true);
    Random chance = new Random(8);
    for (int i = 0; i < 3000; i++) {
      bound.learn(100 * chance.nextDouble());
    }
    assertThat(bound.at(false)).isCloseTo(100, within(8.0));
    for (int i = 0; i < 1000; i++) {
      bound.learn(10 * chance.nextDouble());
    }
    assertThat(bound.at(false)).isCloseTo(10, within(1.0));
  }

  @Test
  void one_outlier_does_not_blind_it_and_a_move_is_learnt() {
    TailBound bound = learnt(1e-3, i -> i);
    double before = bound.at(false);
    bound.learn(1e9);
    assertThat(bound.at(false)).isLessThan(before + 1);
    for (int i = 0; i < 40; i++) {
      bound.learn(50 + i * 1e-3);
    }
    assertThat(bound.at(false)).isGreaterThan(50);
  }

  @Test
  void what_is_beyond_it_is_told_as_a_departure_and_says_that_it_was_learnt() {
    LearntBounds learnt = new LearntBounds(1e-3, 1000, 200, Side.BOTH);
    Detector detector =
        new ThresholdSpec(Levels.NONE, Levels.NONE, new RateLevels(), learnt, 0, 1, List.of())
            .newDetector();
    Random chance = new Random(1);
    for (int i = 0; i < 1000; i++) {
      assertThat(detector.remaining()).isEqualTo(Math.max(0, 200 - i));
      detector.learn(point(chance.nextDouble()));
    }
    Score high = detector.score(point(5));
    assertThat(high.value()).isBetween(2.0, 3.0);
    assertThat(high.evidence().type()).isEqualTo(AnomalyType.SPIKE);
    assertThat(high.evidence().sentence()).startsWith("above its critical learnt bound of 1.");
    assertThat(detector.score(point(-5)).evidence().type()).isEqualTo(AnomalyType.DROP);
    assertThat(high.lower()).isCloseTo(0, within(0.1));
    assertThat(high.upper()).isCloseTo(1, within(0.1));
  }

  @Test
  void a_set_level_that_is_nearer_is_the_end_of_the_band() {
    LearntBounds learnt = new LearntBounds(1e-3, 1000, 200, Side.BOTH);
    Detector detector =
        new ThresholdSpec(
                new Levels(-1, 0.5), Levels.NONE, new RateLevels(), learnt, 0, 1, List.of())
            .newDetector();
    for (int i = 0; i < 300; i++) {
      detector.learn(point(10 + i % 7));
    }
    Score score = detector.score(point(0));
    assertThat(score.lower()).isEqualTo(0.5);
    assertThat(score.upper()).isEqualTo(0.5);
  }

  private static TailBound learnt(double share, DoubleUnaryOperator value) {
    TailBound bound = new TailBound(new LearntBounds(share, 1000, 200, Side.UPPER), true);
    for (int i = 0; i < 1999; i++) {
      bound.learn(value.applyAsDouble(i * 7 % 1000 / 1000.0));
    }
    return bound;
  }

  private static Point point(double value) {
    return new Point(SERIES, 0, value);
  }
}
