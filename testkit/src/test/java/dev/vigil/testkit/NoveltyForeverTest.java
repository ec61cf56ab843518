package dev.vigil.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigil.detect.Detector;
import dev.vigil.detect.novelty.NoveltySpec;
import dev.vigil.model.Score;
import java.time.Duration;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

/**
 * Minute data without noise has almost collinear inputs, on which recursive least squares loses its
 * footing sooner or later; so the forecast is watched over a year.
 */
final class NoveltyForeverTest {
  private static final int ROWS = 500_000;
  private static final Points EVERY_MINUTE = Points.of("load").every(Duration.ofMinutes(1));

  @Test
  void the_forecast_of_a_noiseless_daily_wave_stays_finite_and_near() {
    double largestStep = 30 * 2 * Math.PI / 1440;
    assertThat(watch(row -> 100 + 30 * Math.sin(2 * Math.PI * row / 1440), largestStep))
        .isLessThan(3);
  }

  @Test
  void the_forecast_of_a_constant_stays_finite_and_right() {
    assertThat(watch(row -> 42, 1e-9)).isLessThan(1e-6);
  }

  @Test
  void the_forecast_of_a_straight_line_stays_finite_and_near() {
    assertThat(watch(row -> 0.5 * row, 0.5)).isLessThan(50);
  }

  @Test
  void the_forecast_of_a_wave_on_a_far_level_stays_finite() {
    watch(row -> 1e12 + Math.sin(2 * Math.PI * row / 1440), 1);
  }

  @Test
  void the_forecast_of_a_square_wave_stays_finite_and_near() {
    assertThat(watch(row -> row / 720 % 2 == 0 ? 10 : 20, 10)).isLessThan(10);
  }

  @Test
  void a_step_after_a_long_standstill_does_not_throw_the_forecast_off() {
    assertThat(watch(row -> row / 5000 % 3, 1)).isLessThan(10);
  }

  /** The furthest that a forecast was from its value after a month, in the unit given. */
  private static double watch(IntToDoubleFunction values, double unit) {
    Detector detector = new NoveltySpec().newDetector();
    double furthest = 0;
    for (int row = 0; row < ROWS; row++) {
      double value = values.applyAsDouble(row);
      Score score = detector.scoreAndLearn(EVERY_MINUTE.at(row, value));
      boolean finite =
          Double.isFinite(score.value())
              && Double.isFinite(score.dense())
              && Double.isFinite(score.expected())
              && (row < 2 || Double.isFinite(score.upper() - score.lower()));
      if (!finite) {
        throw new AssertionError("row " + row + ": " + score);
      }
      if (row > 43_200) {
        furthest = Math.max(furthest, Math.abs(score.expected() - value) / unit);
      }
    }
    return furthest;
  }
}
