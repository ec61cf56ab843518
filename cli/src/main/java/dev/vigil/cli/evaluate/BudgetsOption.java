package dev.vigil.cli.evaluate;

import java.util.List;
import picocli.CommandLine.Option;

/** The budgets to judge at. A mixin. */
final class BudgetsOption {
  @Option(
      names = "--budget",
      paramLabel = "PAGES",
      split = ",",
      converter = PagesPerWeekConverter.class,
      description = {
        "Judge at a budget of so many pages per series and week; may be given several times."
            + " --results has the alarms at the first."
      })
  private List<Double> budgets = List.of();

  /** The budgets that were asked for, else these. */
  List<Double> or(List<Double> usual) {
    return budgets.isEmpty() ? usual : budgets.stream().distinct().toList();
  }
}
