package dev.vigil.cli.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

final class OptionsTest {
  @ParameterizedTest
  @CsvSource({"500ms,500", "2s,2000", "1.5m,90000", "1 h,3600000", "7D,604800000", "2min,120000"})
  void a_span_of_time_is_read(String text, long millis) {
    assertThat(new DurationConverter().convert(text)).isEqualTo(Duration.ofMillis(millis));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "2", "s", "-2s", "0s", "0.1ms", "2 weeks", "1e9s"})
  void what_is_no_span_of_time_is_refused_with_examples(String text) {
    assertThatThrownBy(() -> new DurationConverter().convert(text))
        .isInstanceOf(TypeConversionException.class)
        .hasMessageContaining("'" + text + "'")
        .hasMessageContaining("2s");
  }

  @Test
  void the_budget_is_one_a_week_unless_said() {
    assertThat(read().budget().perSeriesPerWeek()).isEqualTo(1);
    assertThat(read().chosen()).isEmpty();
  }

  @Test
  void a_budget_is_read() {
    BudgetOptions options = read("--alert-budget", "2 per series per day");
    assertThat(options.budget().perSeriesPerWeek()).isEqualTo(14);
  }

  @Test
  void a_sensitivity_is_a_budget() {
    BudgetOptions options = read("--sensitivity", "0.5");
    assertThat(options.budget().perSeriesPerWeek()).isCloseTo(0.1265, within(1e-4));
  }

  @Test
  void a_budget_and_a_sensitivity_exclude_each_other() {
    assertThatThrownBy(() -> read("--sensitivity", "1", "--alert-budget", "1 per series per day"))
        .isInstanceOf(ParameterException.class)
        .hasMessageContaining("mutually exclusive");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.1", "-1", "high"})
  void a_sensitivity_out_of_range_is_refused(String text) {
    assertThatThrownBy(() -> read("--sensitivity", text))
        .isInstanceOf(ParameterException.class)
        .hasMessageContaining("from 0 to 1");
  }

  @Test
  void a_budget_that_makes_no_sense_is_refused_with_examples() {
    assertThatThrownBy(() -> read("--alert-budget", "a lot"))
        .isInstanceOf(ParameterException.class)
        .hasMessageContaining("'a lot'")
        .hasMessageContaining("1 per series per week");
  }

  private static BudgetOptions read(String... args) {
    Holder holder = new Holder();
    new CommandLine(holder).parseArgs(args);
    return holder.budget;
  }

  @Command
  private static final class Holder {
    @Mixin private final BudgetOptions budget = new BudgetOptions();
  }
}
