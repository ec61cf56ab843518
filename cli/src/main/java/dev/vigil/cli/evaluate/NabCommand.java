package dev.vigil.cli.evaluate;

import dev.vigil.cli.console.BadInput;
import dev.vigil.cli.console.Progress;
import dev.vigil.detect.DetectorSpec;
import dev.vigil.evaluation.NabReport;
import dev.vigil.evaluation.NabRun;
import dev.vigil.evaluation.data.ResultFolder;
import dev.vigil.evaluation.nab.NabCorpus;
import dev.vigil.evaluation.nab.NabFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code vigil evaluate nab}. */
@Command(
    name = "nab",
    description = {
      "Run a detector over the Numenta Anomaly Benchmark and score it as the benchmark does: under"
          + " its three profiles, at the threshold that serves each best; and the alarms that"
          + " would be told at budgets of 1, 0.2 and 3 pages a week, unless --budget names others."
    },
    sortOptions = false,
    optionListHeading = "%nOptions:%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  vigil evaluate nab NAB --results out   writes out/<category>/<file>.csv",
      "  vigil evaluate nab NAB --detector zscore --format json"
    })
final class NabCommand implements Callable<Integer> {
  private static final List<Double> USUAL_BUDGETS = List.of(1.0, 0.2, 3.0);

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      paramLabel = "DIR",
      description = "The corpus: data/<category>/<file>.csv[.gz], labels/combined_windows.json.")
  private Path folder = Path.of("");

  @Mixin private EvaluateOptions options = new EvaluateOptions();

  @Mixin private BudgetsOption budgets = new BudgetsOption();

  @Override
  public Integer call() throws IOException {
    DetectorSpec detector = options.detectorOfPoints();
    NabCorpus corpus = NabCorpus.read(EvaluateOptions.existing(folder));
    if (corpus.files().stream().noneMatch(NabCommand::counts)) {
      throw new BadInput(folder + ": the corpus has no window to score by");
    }
    List<Path> inputs = List.of(folder.resolve("data"), folder.resolve("labels"));
    NabReport report;
    try (ResultFolder results = options.results(inputs);
        Progress progress = Progress.of("NAB", corpus.files().size())) {
      NabRun run = NabRun.over(corpus, detector, budgets.or(USUAL_BUDGETS), progress::step);
      if (results != null) {
        run.write(results);
        results.publish();
      }
      report = run.report();
    }
    options.print(new NabPrintable(report), spec.commandLine().getOut());
    return 0;
  }

  private static boolean counts(NabFile file) {
    return file.windows().stream().anyMatch(window -> window.last() >= file.probation());
  }
}
