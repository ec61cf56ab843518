package dev.vigil.detect.novelty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class DampingTest {
  private static final double HOUR = 3600;
  private final Damping damping = new Damping();

  @Test
  void after_a_peak_a_row_speaks_only_above_a_line_that_falls_to_0_in_12_hours() {
    assertThat(damping.damp(3, HOUR / 12)).isEqualTo(3);
    for (int row = 1; row < 70; row++) {
      assertThat(damping.damp(1.5, HOUR / 12)).isZero();
    }
    assertThat(damping.damp(1.7, HOUR / 12)).isGreaterThan(1.4);
    quiet(144, HOUR / 12);
    assertThat(damping.damp(0.1, HOUR / 12)).isPositive();
  }

  @Test
  void but_not_in_less_than_30_rows_nor_more_than_150() {
    damping.damp(3, 24 * HOUR);
    quiet(28, 24 * HOUR);
    assertThat(damping.damp(0.09, 24 * HOUR)).isZero();
    quiet(3, 24 * HOUR);
    assertThat(damping.damp(0.09, 24 * HOUR)).isPositive();
    Damping often = new Damping();
    often.damp(3, 1);
    for (int row = 0; row < 148; row++) {
      assertThat(often.damp(0.02, 1)).isZero();
    }
    often.damp(0, 1);
    often.damp(0, 1);
    assertThat(often.damp(0.02, 1)).isPositive();
  }

  @Test
  void a_series_that_speaks_often_grows_used_to_it() {
    double before = Double.MAX_VALUE;
    for (int times = 0; times < 8; times++) {
      double score = damping.damp(1, HOUR);
      assertThat(score).isLessThan(before);
      before = score;
      quiet(40, HOUR);
    }
    assertThat(before).isBetween(0.5, 0.75);
    quiet(8000, HOUR);
    assertThat(damping.damp(1, HOUR)).isCloseTo(1, within(0.01));
  }

  @Test
  void novelty_that_comes_more_than_twice_in_two_weeks_costs_more() {
    damping.remember(60, true);
    damping.remember(60, true);
    assertThat(damping.price()).isEqualTo(1);
    damping.remember(60, true);
    damping.remember(60, true);
    assertThat(damping.price()).isCloseTo(1.5, within(0.001));
    for (int hour = 0; hour < 24 * 60; hour++) {
      damping.remember(HOUR, false);
    }
    assertThat(damping.price()).isEqualTo(1);
  }

  @Test
  void it_is_priced_where_records_last_less_than_a_week() {
    assertThat(Damping.priced(60)).isTrue();
    assertThat(Damping.priced(188)).isTrue();
    assertThat(Damping.priced(190)).isFalse();
    assertThat(Damping.priced(300)).isFalse();
  }

  private void quiet(int rows, double step) {
    for (int row = 0; row < rows; row++) {
      assertThat(damping.damp(0, step)).isZero();
    }
  }
}
