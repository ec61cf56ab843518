package dev.vigil.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class CalibrationTest {
  private final Calibration calibration =
      Calibration.of(new double[] {3, 4, 6}, new double[] {1e-2, 1e-3, 1e-5}, 4);

  @Test
  void at_its_knots_the_tail_is_what_the_table_says() {
    assertThat(calibration.tail(3)).isCloseTo(1e-2, within(1e-12));
    assertThat(calibration.tail(4)).isCloseTo(1e-3, within(1e-12));
    assertThat(calibration.tail(6)).isCloseTo(1e-5, within(1e-12));
    assertThat(calibration.tailAt(1)).isCloseTo(1e-3, within(1e-12));
  }

  @Test
  void between_knots_and_beyond_them_the_logarithm_is_linear() {
    assertThat(calibration.tail(5)).isCloseTo(1e-4, within(1e-9));
    assertThat(calibration.tail(8)).isCloseTo(1e-7, within(1e-12));
    assertThat(calibration.tail(2)).isCloseTo(0.1, within(1e-9));
  }

  @Test
  void it_never_says_more_than_always() {
    assertThat(calibration.tail(0.5)).isEqualTo(1);
    assertThat(calibration.tail(0)).isEqualTo(1);
    assertThat(calibration.tail(Double.NaN)).isEqualTo(1);
  }

  @Test
  void the_highest_knot_under_a_score_is_found() {
    assertThat(calibration.knotUnder(2.9)).isEqualTo(-1);
    assertThat(calibration.knotUnder(3)).isZero();
    assertThat(calibration.knotUnder(5.9)).isEqualTo(1);
    assertThat(calibration.knotUnder(1000)).isEqualTo(2);
    assertThat(calibration.size()).isEqualTo(3);
  }

  @Test
  void an_alarm_score_of_usual_p_is_as_strong_as_the_budget_asks() {
    assertThat(calibration.strength(4, 1e-3)).isCloseTo(0.62, within(1e-12));
    assertThat(calibration.strength(4, 1e-6)).isCloseTo(1.24, within(1e-12));
    assertThat(calibration.strength(1000, 1)).isZero();
  }

  @Test
  void in_units_of_the_budget_the_strength_is_the_score() {
    Calibration own =
        Calibration.inUnitsOfTheBudget(new double[] {0.1, 1}, new double[] {1e-2, 1e-4}, 0.62);
    assertThat(own.strength(0.7, 1e-9)).isEqualTo(0.7);
  }

  @Test
  void knots_out_of_order_are_refused() {
    refused(new double[] {1}, new double[] {0.1}, 1);
    refused(new double[] {1, 2}, new double[] {0.1}, 1);
    refused(new double[] {2, 1}, new double[] {0.1, 0.01}, 1);
    refused(new double[] {1, 2}, new double[] {0.1, 0.1}, 1);
    refused(new double[] {0, 2}, new double[] {0.1, 0.01}, 1);
    refused(new double[] {1, 2}, new double[] {1.1, 0.01}, 1);
    refused(new double[] {1, 2}, new double[] {0.1, 0}, 1);
    refused(new double[] {1, Double.NaN}, new double[] {0.1, 0.01}, 1);
    refused(new double[] {1, 2}, new double[] {0.1, 0.01}, 0);
  }

  private static void refused(double[] scores, double[] tails, double alarmScore) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Calibration.of(scores, tails, alarmScore))
        .withMessageContaining("calibration");
  }
}
