package dev.vigil.cli.evaluate;

import dev.vigil.cli.console.Progress;
import dev.vigil.detect.DetectorSpec;
import dev.vigil.evaluation.VectorPackReport;
import dev.vigil.evaluation.VectorRun;
import dev.vigil.evaluation.data.ResultFolder;
import dev.vigil.evaluation.data.VectorPack;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code vigil evaluate vectors}. */
@Command(
    name = "vectors",
    description = {
      "Run a detector over labelled series of vectors, each row scored before it is learnt: how"
          + " well its score ranks the labelled rows behind the training part (AUC-PR, VUS-PR),"
          + " beside two floors that are fitted to the training part and frozen; and which events"
          + " the alarms find at a budget of 1 page a week, unless --budget names others."
    },
    sortOptions = false,
    optionListHeading = "%nOptions:%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  vigil evaluate vectors data/smd --detector NAME",
      "  vigil evaluate vectors data --detector NAME --format json   all sets below data"
    })
final class VectorsCommand implements Callable<Integer> {
  private static final List<Double> USUAL_BUDGETS = List.of(1.0);

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      paramLabel = "DIR",
      description = {
        "A folder of CSV files (.csv, .csv.gz) with the columns timestamp, label and one for each"
            + " channel, and an index.csv that names the train_rows of each; or one that holds"
            + " such folders by the names smd, asd and skab."
      })
  private Path folder = Path.of("");

  @Mixin private EvaluateOptions options = new EvaluateOptions();

  @Mixin private BudgetsOption budgets = new BudgetsOption();

  @Override
  public Integer call() throws IOException {
    DetectorSpec detector = options.detectorOfVectors();
    List<VectorPack> packs = VectorPack.find(EvaluateOptions.existing(folder));
    int files = packs.stream().mapToInt(pack -> pack.folder().files().size()).sum();
    List<Path> inputs = packs.stream().map(pack -> pack.folder().path()).toList();
    List<VectorPackReport> reports = new ArrayList<>();
    try (ResultFolder results = options.results(inputs);
        Progress progress = Progress.of("series", files)) {
      VectorRun run = new VectorRun(detector, budgets.or(USUAL_BUDGETS), results, progress::step);
      for (VectorPack pack : packs) {
        reports.add(run.over(pack));
      }
      if (results != null) {
        results.publish();
      }
    }
    options.print(new VectorsPrintable(detector.key(), reports), spec.commandLine().getOut());
    return 0;
  }
}
