package dev.vigil.detect.statistical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleSupplier;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

/** Everything that a window knows is what sorting and adding up its values anew would give. */
final class WindowTest {
  private static final Percentage NINE_DIGITS = Percentage.withPercentage(1e-7);

  private final Random chance = new Random(5);

  @Test
  void of_noise() {
    holds(100, chance::nextGaussian);
  }

  @Test
  void of_whole_numbers_that_repeat() {
    holds(17, () -> chance.nextInt(4));
  }

  @Test
  void of_mostly_one_value() {
    holds(24, () -> chance.nextInt(10) > 1 ? 7 : chance.nextInt(100));
  }

  @Test
  void of_outliers_that_dwarf_the_rest() {
    holds(30, () -> chance.nextInt(40) == 0 ? 1e9 * chance.nextGaussian() : chance.nextDouble());
  }

  @Test
  void of_a_level_that_dwarfs_the_noise() {
    holds(50, () -> 1e6 + chance.nextGaussian());
  }

  private void holds(int size, DoubleSupplier values) {
    Window window = new Window(size);
    double[] all = new double[40 * size];
    for (int i = 0; i < all.length; i++) {
      all[i] = values.getAsDouble();
      window.add(all[i]);
      if (i > 1) {
        compare(window, Arrays.copyOfRange(all, Math.max(0, i + 1 - size), i + 1));
      }
    }
  }

  private void compare(Window window, double[] values) {
    int n = values.length;
    assertThat(window.rows()).isEqualTo(n);
    assertThat(window.byAge(0)).isEqualTo(values[0]);
    assertThat(window.byAge(n - 1)).isEqualTo(values[n - 1]);
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    for (int i = 0; i < n; i++) {
      assertThat(window.bySize(i)).isEqualTo(sorted[i]);
    }
    double mean = Arrays.stream(values).average().orElseThrow();
    double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
    double deviation = Math.sqrt(squares / (n - 1));
    assertThat(window.mean()).isCloseTo(mean, within(1e-6 * deviation + 1e-12));
    assertThat(window.deviation())
        .isCloseTo(Math.max(deviation, 1e-12 * Math.abs(mean)), Percentage.withPercentage(0.001));
    double median = middle(values);
    assertThat(window.median()).isEqualTo(median);
    double mad = middle(Arrays.stream(values).map(v -> Math.abs(v - median)).toArray());
    double meanDeviation = Arrays.stream(values).map(v -> Math.abs(v - median)).sum() / n;
    double sigma = mad > 0 ? 1.482602218 * mad : 1.253314137 * meanDeviation;
    assertThat(window.sigma()).isCloseTo(Math.max(sigma, 1e-12 * Math.abs(median)), NINE_DIGITS);
    double probe = sorted[chance.nextInt(n)];
    assertThat(window.below(probe)).isEqualTo((int) count(values, -1, probe));
    assertThat(window.above(probe)).isEqualTo((int) count(values, 0, probe));
  }

  private static long count(double[] values, int most, double probe) {
    return Arrays.stream(values).filter(v -> Double.compare(v, probe) <= most).count();
  }

  private static double middle(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : sorted[half - 1] / 2 + sorted[half] / 2;
  }
}
