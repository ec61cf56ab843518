package dev.vigil.cli.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigil.cli.watch.HostMetric.Scale;
import dev.vigil.judge.AlertBudget;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FiguresTest {
  private static final Scale PERCENT = HostMetrics.CPU.scale();
  private static final Scale MEGABYTES = HostMetrics.MEMORY_AVAILABLE.scale();

  @Test
  void values_have_their_unit_and_as_many_decimals_as_are_worth_reading() {
    assertThat(Figures.value(52.06, PERCENT)).isEqualTo("52.1 %");
    assertThat(Figures.value(20_233.4, MEGABYTES)).isEqualTo("20,233 MB");
    assertThat(Figures.value(312, HostMetrics.PROCESSES.scale())).isEqualTo("312");
  }

  @Test
  void nothing_is_ever_minus_zero() {
    assertThat(Figures.value(-0.0, PERCENT)).isEqualTo("0.0 %");
  }

  @Test
  void a_band_stays_within_what_the_values_can_be() {
    assertThat(Figures.band(-3, 9.84, PERCENT)).isEqualTo("0.0 – 9.8");
    assertThat(Figures.band(91, 104, PERCENT)).isEqualTo("91.0 – 100.0");
    assertThat(Figures.band(19_000, 21_000, MEGABYTES)).isEqualTo("19,000 – 21,000");
  }

  @Test
  void an_unknown_band_is_left_blank() {
    assertThat(Figures.band(Double.NaN, Double.NaN, PERCENT)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "0,0 s",
    "500,500 ms",
    "42000,42 s",
    "60000,1 min",
    "3599000,59 min",
    "7200000,2 h",
    "172800000,2 d"
  })
  void a_span_of_time_is_told_in_one_unit(long millis, String words) {
    assertThat(Figures.span(millis)).isEqualTo(words);
  }

  @Test
  void a_budget_is_told_by_the_week() {
    assertThat(Figures.budget(AlertBudget.perSeriesPerWeek(1)))
        .isEqualTo("1 alarm a week per series");
    assertThat(Figures.budget(AlertBudget.ofSensitivity(0.5)))
        .isEqualTo("0.13 alarms a week per series");
    assertThat(
            Figures.budget(
                AlertBudget.parse("2 per series per day, 100 per week across all series")))
        .isEqualTo("14 alarms a week per series, 100 alarms in all");
  }
}
