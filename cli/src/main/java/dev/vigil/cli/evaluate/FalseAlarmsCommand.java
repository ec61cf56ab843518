package dev.vigil.cli.evaluate;

import dev.vigil.cli.console.Progress;
import dev.vigil.detect.DetectorSpec;
import dev.vigil.evaluation.FalseAlarmReport;
import dev.vigil.evaluation.FalseAlarmRun;
import dev.vigil.evaluation.data.ResultFolder;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code vigil evaluate false-alarms}. */
@Command(
    name = "false-alarms",
    description = {
      "Run a detector over made-up series with nothing wrong in them, eleven families at a row"
          + " every five minutes and seven at one every minute, and count what it tells in nine"
          + " weeks after one of warm-up; at budgets of 1 and 0.2 pages a week, unless --budget"
          + " names others."
    },
    sortOptions = false,
    optionListHeading = "%nOptions:%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  vigil evaluate false-alarms --seeds 3",
      "  vigil evaluate false-alarms --budget 1 --results out   writes out/<interval>/<series>.csv"
    })
final class FalseAlarmsCommand implements Callable<Integer> {
  private static final List<Double> USUAL_BUDGETS = List.of(1.0, 0.2);

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--seeds",
      paramLabel = "COUNT",
      defaultValue = "10",
      description = "Series of each family; ${DEFAULT-VALUE} if not given.")
  private int seeds;

  @Option(
      names = "--first-seed",
      paramLabel = "SEED",
      defaultValue = "1",
      description = "What chance starts from; another gives other series of the same families.")
  private long firstSeed;

  @Mixin private EvaluateOptions options = new EvaluateOptions();

  @Mixin private BudgetsOption budgets = new BudgetsOption();

  @Override
  public Integer call() throws IOException {
    if (seeds < 1) {
      throw new ParameterException(spec.commandLine(), "--seeds must be 1 or more, was " + seeds);
    }
    DetectorSpec detector = options.detectorOfPoints();
    FalseAlarmReport report;
    try (ResultFolder results = options.results(List.of());
        Progress progress = Progress.of("normal series", FalseAlarmRun.series(seeds))) {
      report =
          new FalseAlarmRun(detector, budgets.or(USUAL_BUDGETS), results, progress::step)
              .over(firstSeed, seeds);
      if (results != null) {
        results.publish();
      }
    }
    options.print(new FalseAlarmPrintable(report), spec.commandLine().getOut());
    return 0;
  }
}
