package dev.vigil.detect.novelty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class ForecastTest {
  /** A million rows of a wave whose inputs are all but the same, with and without noise. */
  @Test
  void it_stays_finite_and_near_on_collinear_inputs() {
    for (double noise : new double[] {0, 1e-9, 1e-4, 0.01}) {
      Forecast forecast = new Forecast();
      Random chance = new Random(1);
      double last = 0;
      double beforeLast = 0;
      double late = 0;
      for (int n = 1; n <= 1_000_000; n++) {
        double wave = Math.sin(2 * Math.PI * n / 1440);
        double value = wave + (noise == 0 ? 0 : noise * chance.nextGaussian());
        forecast.look(last, beforeLast, last, wave, wave);
        double error = value - forecast.predict();
        if (n > 900_000) {
          late = Math.max(late, Math.abs(error));
        }
        if (!(Math.abs(error) < 100)) {
          throw new AssertionError("at row " + n + " the error is " + error);
        }
        if (n > 2) {
          forecast.learn(error, n);
        }
        beforeLast = last;
        last = value;
      }
      assertThat(late).as("largest error late, noise %s", noise).isLessThan(0.05);
      assertThat(forecast.meanError()).isLessThan(0.05);
      assertThat(forecast.errorQuantile()).isFinite().isNotNegative();
    }
  }

  @Test
  void it_learns_an_autoregression() {
    Forecast forecast = new Forecast();
    Random chance = new Random(2);
    double last = 0;
    double beforeLast = 0;
    for (int n = 1; n <= 20_000; n++) {
      double value = 1.2 * last - 0.5 * beforeLast + chance.nextGaussian();
      forecast.look(last, beforeLast, 0, 0, 0);
      forecast.learn(value - forecast.predict(), n);
      beforeLast = last;
      last = value;
    }
    forecast.look(1, 0, 0, 0, 0);
    assertThat(forecast.predict()).isBetween(1.05, 1.35);
    forecast.look(0, 1, 0, 0, 0);
    assertThat(forecast.predict()).isBetween(-0.65, -0.35);
    assertThat(forecast.meanError()).isBetween(0.75, 0.85);
    assertThat(forecast.errorQuantile()).isBetween(2.1, 3.1);
  }

  @Test
  void a_few_wild_errors_do_not_throw_it_off() {
    Forecast forecast = new Forecast();
    Random chance = new Random(3);
    double last = 0;
    for (int n = 1; n <= 10_000; n++) {
      double value = n % 500 == 499 ? 1e6 : 0.9 * last + 0.1 * chance.nextGaussian();
      forecast.look(last, last, 0, 0, 0);
      forecast.learn(value - forecast.predict(), n);
      last = n % 500 == 499 ? last : value;
    }
    forecast.look(1, 1, 0, 0, 0);
    assertThat(forecast.predict()).isBetween(0.6, 1.2);
  }

  @Test
  void it_goes_on_bit_for_bit_where_it_was_saved() {
    Forecast whole = new Forecast();
    Forecast cut = new Forecast();
    Random chance = new Random(4);
    for (int n = 1; n < 3000; n++) {
      StateWriter out = new StateWriter();
      cut.save(out);
      cut = new Forecast();
      cut.load(new StateReader(out.toByteArray()));
      double[] x = chance.doubles(6, -30, 30).toArray();
      whole.look(x[0], x[1], x[2], x[3], x[4]);
      cut.look(x[0], x[1], x[2], x[3], x[4]);
      assertThat(cut.predict()).isEqualTo(whole.predict());
      whole.learn(x[5], n);
      cut.learn(x[5], n);
    }
  }
}
