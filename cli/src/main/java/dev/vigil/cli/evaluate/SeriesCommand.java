package dev.vigil.cli.evaluate;

import dev.vigil.cli.console.Progress;
import dev.vigil.detect.DetectorSpec;
import dev.vigil.evaluation.PackReport;
import dev.vigil.evaluation.SeriesRun;
import dev.vigil.evaluation.data.ResultFolder;
import dev.vigil.evaluation.data.SeriesPack;
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

/** {@code vigil evaluate series}. */
@Command(
    name = "series",
    description = {
      "Run a detector over labelled series: how well its score ranks the labelled rows (AUC-PR,"
          + " VUS-PR, UCR accuracy), and which events the alarms find at budgets of 1, 0.2 and 3"
          + " pages a week, unless --budget names others."
    },
    sortOptions = false,
    optionListHeading = "%nOptions:%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  vigil evaluate series data/kpi --budget 1 --results out   writes out/kpi/<file>.csv",
      "  vigil evaluate series data --format json                  all sets below data"
    })
final class SeriesCommand implements Callable<Integer> {
  private static final List<Double> USUAL_BUDGETS = List.of(1.0, 0.2, 3.0);

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      paramLabel = "DIR",
      description = {
        "A folder of CSV files (.csv, .csv.gz) with the columns timestamp, value and label; or one"
            + " that holds such folders by the names kpi, wsd, cloud_monitoring, nasa_smap_msl and"
            + " ucr."
      })
  private Path folder = Path.of("");

  @Mixin private EvaluateOptions options = new EvaluateOptions();

  @Mixin private BudgetsOption budgets = new BudgetsOption();

  @Override
  public Integer call() throws IOException {
    DetectorSpec detector = options.detectorOfPoints();
    List<SeriesPack> packs = SeriesPack.find(EvaluateOptions.existing(folder));
    int series = packs.stream().mapToInt(pack -> pack.folder().files().size()).sum();
    List<PackReport> reports = new ArrayList<>();
    try (ResultFolder results =
            options.results(packs.stream().map(pack -> pack.folder().path()).toList());
        Progress progress = Progress.of("series", series)) {
      SeriesRun run = new SeriesRun(detector, budgets.or(USUAL_BUDGETS), results, progress::step);
      for (SeriesPack pack : packs) {
        reports.add(run.over(pack));
      }
      if (results != null) {
        results.publish();
      }
    }
    options.print(new SeriesPrintable(detector.key(), reports), spec.commandLine().getOut());
    return 0;
  }
}
