package dev.vigil.cli.evaluate;

import dev.vigil.cli.console.Progress;
import dev.vigil.detect.DetectorSpec;
import dev.vigil.evaluation.TablePackReport;
import dev.vigil.evaluation.TableProtocol;
import dev.vigil.evaluation.TableRun;
import dev.vigil.evaluation.data.ResultFolder;
import dev.vigil.evaluation.data.TablePack;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
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
      "  vigil evaluate table data --detector NAME --prequential --results out",
      "  vigil evaluate table data/nsl_kdd --detector NAME --contamination 0.05"
    })
final class TableCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      paramLabel = "DIR",
      description = {
        "A folder of CSV files (.csv, .csv.gz) with a column label and columns of numbers or words;"
            + " or one that holds such a folder by the name adbench. In a table with words, a word"
            + " becomes how rare it is and one of 24 flags, a count its logarithm."
      })
  private Path folder = Path.of("");

  @ArgGroup(exclusive = true)
  private Protocol protocol = new Protocol();

  private static final class Protocol {
    @Option(
        names = "--prequential",
        description = {
          "Score each row before it is learnt, and leave out those before the detector is ready."
        })
    private boolean prequential;

    @Option(
        names = "--contamination",
        paramLabel = "SHARE",
        description = {
          "Learn half of the rows without a label, and so many with one that they are this share,"
              + " 0 to 0.5, of what is learnt; score the rest."
        })
    private @Nullable Double contamination;

    TableProtocol chosen() {
      if (contamination != null) {
        return TableProtocol.halfOfNormal(contamination);
      }
      return prequential ? TableProtocol.PREQUENTIAL : TableProtocol.ALL_ROWS;
    }
  }

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
    TableProtocol chosen = protocol();
    options.refuse("seed", "is what --seeds and --first-seed say");
    DetectorSpec detector = options.detectorOfVectors();
    TablePack pack = TablePack.find(EvaluateOptions.existing(folder));
    TablePackReport report;
    try (ResultFolder results = options.results(List.of(pack.folder().path()));
        Progress progress = Progress.of("tables", (long) seeds * pack.files().size())) {
      report =
          new TableRun(detector, TableRun.seeds(firstSeed, seeds), chosen, results, progress::step)
              .over(pack);
      if (results != null) {
        results.publish();
      }
    }
    options.print(new TablePrintable(detector.key(), chosen, report), spec.commandLine().getOut());
    return 0;
  }

  private TableProtocol protocol() {
    try {
      return protocol.chosen();
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--" + e.getMessage());
    }
  }
}
