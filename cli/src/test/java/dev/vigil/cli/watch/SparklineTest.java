package dev.vigil.cli.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigil.cli.watch.HostMetric.Scale;
import org.junit.jupiter.api.Test;

final class SparklineTest {
  private static final Scale CPU = HostMetrics.CPU.scale();
  private static final Scale LOAD = HostMetrics.LOAD.scale();

  @Test
  void the_highest_value_is_a_full_bar_and_the_lowest_the_least() {
    assertThat(Sparkline.of(new double[] {0, 50, 100}, CPU, 3)).isEqualTo("▁▅█");
  }

  @Test
  void small_moves_look_calm() {
    assertThat(Sparkline.of(new double[] {3, 4, 3, 5, 3}, CPU, 5)).isEqualTo("▁▁▁▁▁");
  }

  @Test
  void a_full_meter_looks_full() {
    assertThat(Sparkline.of(new double[] {100, 100, 97}, CPU, 3)).isEqualTo("██▇");
  }

  @Test
  void a_series_that_stands_still_is_a_line() {
    assertThat(Sparkline.of(new double[] {7, 7, 7}, LOAD, 3)).isEqualTo("▁▁▁");
  }

  @Test
  void only_the_last_values_are_shown_and_a_short_past_is_right_aligned() {
    assertThat(Sparkline.of(new double[] {9, 9, 1, 2}, LOAD, 2)).isEqualTo("▁█");
    assertThat(Sparkline.of(new double[] {1, 2}, LOAD, 4)).isEqualTo("  ▁█");
    assertThat(Sparkline.of(new double[0], LOAD, 2)).isEqualTo("  ");
  }
}
