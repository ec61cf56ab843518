package dev.vigil.cli.detect;

import dev.vigil.cli.console.BadInput;
import dev.vigil.cli.console.ExitCode;
import dev.vigil.cli.console.Terminal;
import dev.vigil.cli.input.Batches;
import dev.vigil.cli.input.InputOptions;
import dev.vigil.cli.input.LiveInput;
import dev.vigil.cli.input.ReadBar;
import dev.vigil.cli.plot.Caption;
import dev.vigil.cli.plot.PlotFile;
import dev.vigil.config.VigilConfig;
import dev.vigil.formats.table.ReadReport;
import dev.vigil.formats.table.Source;
import dev.vigil.formats.table.TableException;
import dev.vigil.formats.table.TableReader;
import dev.vigil.pipeline.PipelineSpec;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code vigil detect}. */
@Command(
    name = "detect",
    description = {
      "Find what is odd in a file of observations: CSV or one JSON object a line, plain or gzip,"
          + " with one series or many, in rows or in columns.",
      "",
      "The columns of time, values, series and label are found, or told. Anomalies are written as"
          + " they are found: a page opens an episode, its updates go on with it. What is normal is"
          + " learnt from the first 100 rows and day of each series."
    },
    sortOptions = false,
    optionListHeading = "%nOptions:%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  vigil detect taxi.csv",
      "  vigil detect hosts.csv.gz --series host --value cpu --value memory",
      "  vigil detect taxi.csv --alert-budget '3 per series per week' --plot taxi.html",
      "  vigil detect - --format json --fail-on-anomaly < latency.ndjson"
    })
public final class DetectCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private InputOptions input = new InputOptions();

  @Mixin private WatchOptions watch = new WatchOptions();

  @Mixin private OutputOptions output = new OutputOptions();

  @Option(
      names = "--fail-on-anomaly",
      description = "Exit code 1 if an anomaly was told, be it a page or an update.")
  private boolean failOnAnomaly;

  @Override
  public Integer call() throws IOException, InterruptedException {
    VigilConfig configured = watch.configured(input.zone());
    Optional<PlotFile> plot = output.check(input);
    Batches batches = new Batches();
    Source source = input.source(new LiveInput(System.in, batches::passOn));
    try (ReadBar bar = new ReadBar(Terminal.ofStderr().live());
        TableReader table = TableReader.open(source, input.table(configured.timezone(), bar))) {
      return detect(table, configured, batches, plot) && failOnAnomaly
          ? ExitCode.ANOMALIES
          : ExitCode.FINE;
    } catch (TableException e) {
      throw new BadInput(String.valueOf(e.getMessage()), e);
    }
  }

  /** Whether anything was told. */
  private boolean detect(
      TableReader table, VigilConfig configured, Batches batches, Optional<PlotFile> plot)
      throws TableException, IOException, InterruptedException {
    PipelineSpec watched = watch.pipeline(configured);
    PlotRecording drawn = new PlotRecording(watched);
    AnomalyForm form = output.form(spec.commandLine());
    try (Output to = output.begin(spec.commandLine(), input.live());
        Run run =
            new Run(
                table,
                new Watched(watched, configured.policy()),
                form,
                to,
                plot.isPresent() ? drawn : Recording.NONE)) {
      Optional<ReadReport> read = run.all(batches);
      if (read.isPresent()) {
        Summary summary = new Summary(input.name(), read.get(), run, watched);
        if (plot.isPresent()) {
          String settings = run.detectors(watched) + ", " + summary.budget();
          Caption caption = new Caption(input.title(), settings, zone(configured));
          plot.get().write(drawn.plot(), caption);
        }
        to.finish();
        tell(summary);
      }
      return run.odd();
    }
  }

  private ZoneId zone(VigilConfig configured) {
    return input.zone().or(configured::timezone).orElse(ZoneOffset.UTC);
  }

  private void tell(Summary summary) {
    PrintWriter err = spec.commandLine().getErr();
    summary.lines().forEach(err::println);
    err.flush();
  }
}
