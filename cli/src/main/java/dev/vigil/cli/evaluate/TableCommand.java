package dev.vigil.cli.evaluate;

import dev.vigil.cli.console.Progress;
import dev.vigil.detect.DetectorSpec;
import dev.vigil.evaluation.TablePackReport;
import dev.vigil.evaluation.TableRun;
import dev.vigil.evaluation.data.ResultFolder;
import dev.vigil.evaluation.data.TablePack;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code vigil evaluate table}. */
@Command(
    name = "table",
    description = {
      "Run a detector over labelled tables and tell how well its score ranks the labelled rows"
          + " (AUC-ROC, AUC-PR). All rows are learnt in an order that the seed shuffles, the model"
          + " is fitted to them, then all are scored, as is published of unsupervised methods;"
          + " --prequential scores each row before it is learnt."
    },
    sortOptions = false,
    optionListHeading = "%nOptions:%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  vigil evaluate table data/adbench --detector NAME",
      "  vigil evaluate table data --detector NAME --prequential --results out"
    })
final class TableCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      paramLabel = "DIR",
      description = {
        "A folder of CSV files (.csv, .csv.gz) with a column label and columns of numbers; or one"
            + " that holds such a folder by the name adbench."
      })
  private Path folder = Path.of("");

  @Option(
      names = "--prequential",
      description = {
        "Score each row before it is learnt, and leave out those before the detector is ready."
      })
  private boolean prequential;

  @Option(
      names = "--seeds",
      paramLabel = "COUNT",
      defaultValue = "5",
      description = {
        "Runs over each table; ${DEFAULT-VALUE} if not given. --results has the scores of the"
            + " first; an alarm is a row whose alarm score the detector would let alarm."
      })
  private int seeds;

  @Option(
      names = "--first-seed",
      paramLabel = "SEED",
      defaultValue = "1",
      description = "What chance starts from: the order of the rows, and the detector's own seed.")
  private long firstSeed;

  @Mixin private EvaluateOptions options = new EvaluateOptions();

  @Override
  public Integer call() throws IOException {
    if (seeds < 1) {
      throw new ParameterException(spec.commandLine(), "--seeds must be 1 or more, was " + seeds);
    }
    options.refuse("seed", "is what --seeds and --first-seed say");
    DetectorSpec detector = options.detectorOfVectors();
    TablePack pack = TablePack.find(EvaluateOptions.existing(folder));
    TablePackReport report;
    try (ResultFolder results = options.results(List.of(pack.folder().path()));
        Progress progress = Progress.of("tables", (long) seeds * pack.folder().files().size())) {
      report =
          new TableRun(
                  detector, TableRun.seeds(firstSeed, seeds), prequential, results, progress::step)
              .over(pack);
      if (results != null) {
        results.publish();
      }
    }
    options.print(
        new TablePrintable(detector.key(), prequential, report), spec.commandLine().getOut());
    return 0;
  }
}
