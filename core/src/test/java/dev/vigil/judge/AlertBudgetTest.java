package dev.vigil.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AlertBudgetTest {
  private static final double NONE = Double.POSITIVE_INFINITY;

  @ParameterizedTest
  @CsvSource({"0, 0.004", "0.2, 0.0159", "0.5, 0.1265", "0.8, 1.0048", "1, 4"})
  void a_sensitivity_is_a_budget_that_grows_a_thousandfold_from_0_to_1(
      double sensitivity, double perWeek) {
    AlertBudget budget = AlertBudget.ofSensitivity(sensitivity);
    assertThat(budget.perSeriesPerWeek()).isCloseTo(perWeek, within(5e-5));
    assertThat(budget.fleetPerWeek()).isEqualTo(NONE);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.001, 1.001, 8, Double.NaN, Double.POSITIVE_INFINITY})
  void a_sensitivity_out_of_range_is_refused_with_what_was_given(double sensitivity) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AlertBudget.ofSensitivity(sensitivity))
        .withMessage("sensitivity must be from 0 to 1, was " + sensitivity);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1 per series per week                               | 1   | Infinity",
        "0.5 per series per week                             | 0.5 | Infinity",
        "2 per series per day                                | 14  | Infinity",
        "1 per series per hour                               | 168 | Infinity",
        "20 per week across all series                       | 1   | 20",
        "3 per day across all series                         | 1   | 21",
        "2 per series per day, 30 per day across all series  | 14  | 210",
        "5 per week across all series, 3 per series per week | 3   | 5",
        "2 per series per week , 10 per day across all series| 2   | 70",
      })
  void a_budget_is_read_as_people_write_it(String text, double perSeries, double fleet) {
    assertThat(AlertBudget.parse(text)).isEqualTo(new AlertBudget(perSeries, fleet));
  }

  @Test
  void case_and_spacing_do_not_matter() {
    assertThat(AlertBudget.parse("  1  PER Series\tper  Week "))
        .isEqualTo(AlertBudget.perSeriesPerWeek(1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1",
        "one per series per week",
        "1 per week",
        "1 per series",
        "1 per series per month",
        "-1 per series per week",
        "1. per series per week",
        "1 per series per week across all series",
        "1 per series per week,",
        ", 1 per series per week",
        "1 per series per week; 5 per week across all series",
      })
  void what_is_no_budget_is_refused_with_what_it_should_have_been(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AlertBudget.parse(text))
        .withMessageContaining("'1 per series per week'")
        .withMessageContaining("'" + text + "'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1 per series per week, 2 per series per week",
        "5 per week across all series, 5 per day across all series",
        "1 per series per week, 5 per day across all series, 1 per series per week",
      })
  void what_is_said_twice_is_refused(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AlertBudget.parse(text))
        .withMessageContaining("says once")
        .withMessageContaining("'" + text + "'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0 per series per week",
        "0.0001 per series per week",
        "10001 per series per week",
        "60 per series per hour",
      })
  void a_budget_of_nothing_or_of_far_too_much_is_refused(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AlertBudget.parse(text))
        .withMessageContaining("must be from 0.001 to 10000 per series per week");
  }

  @Test
  void a_ceiling_on_all_series_must_be_above_0() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AlertBudget.parse("0 per week across all series"))
        .withMessageContaining("above 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AlertBudget.perSeriesPerWeek(1).withFleetPerWeek(Double.NaN));
    assertThat(AlertBudget.perSeriesPerWeek(3).withFleetPerWeek(7))
        .isEqualTo(new AlertBudget(3, 7));
  }
}
