package dev.vigil.cli.options;

import dev.vigil.judge.AlertBudget;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** How many alarms the user accepts, said as a budget or as a sensitivity. A mixin. */
public final class BudgetOptions {
  @ArgGroup(exclusive = true)
  private @Nullable Choice choice;

  private static final class Choice {
    @Option(
        names = "--alert-budget",
        paramLabel = "BUDGET",
        converter = AlertBudgetConverter.class,
        description = {
          "Alarms you accept: '1 per series per week' (the default), '2 per series per day',"
              + " '20 per week across all series', or two of these joined by a comma."
        })
    private @Nullable AlertBudget budget;

    @Option(
        names = "--sensitivity",
        paramLabel = "0–1",
        converter = SensitivityConverter.class,
        description = "The same on a scale: 0.5 is one a month or two, 0.8 one a week, 1 four.")
    private @Nullable AlertBudget ofSensitivity;
  }

  /** What was asked for; empty where nothing was. */
  public Optional<AlertBudget> chosen() {
    return Optional.ofNullable(choice)
        .map(one -> Objects.requireNonNullElse(one.budget, one.ofSensitivity));
  }

  /** What was asked for; one page per series and week where nothing was. */
  public AlertBudget budget() {
    return chosen().orElseGet(() -> AlertBudget.perSeriesPerWeek(1));
  }
}
