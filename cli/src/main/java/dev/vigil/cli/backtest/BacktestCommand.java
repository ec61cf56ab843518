package dev.vigil.cli.backtest;

import dev.vigil.alert.Deploy;
import dev.vigil.cli.console.BadInput;
import dev.vigil.cli.console.ExitCode;
import dev.vigil.cli.console.Terminal;
import dev.vigil.cli.input.Batches;
import dev.vigil.cli.input.InputOptions;
import dev.vigil.cli.input.LiveInput;
import dev.vigil.cli.input.ReadBar;
import dev.vigil.cli.options.ConfigFile;
import dev.vigil.cli.options.DurationConverter;
import dev.vigil.config.VigilConfig;
import dev.vigil.formats.table.ReadReport;
import dev.vigil.formats.table.Source;
import dev.vigil.formats.table.TableException;
import dev.vigil.formats.table.TableReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code vigil backtest}. */
@Command(
    name = "backtest",
    description = {
      "Tell what people would have been told, had history gone through a configuration: detectors,"
          + " rules, silences, incidents, routes and escalations together. Nothing is sent.",
      "",
      "With --compare, tell how another configuration differs. Where the file labels what was wrong,"
          + " tell how much of it was found, and how soon."
    },
    sortOptions = false,
    optionListHeading = "%nOptions:%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  vigil backtest --config vigil.yaml last-month.csv",
      "  vigil backtest --config vigil.yaml --compare stricter.yaml last-month.csv",
      "  vigil backtest --config vigil.yaml --taken-on-after 10m last-month.csv --format json"
    })
public final class BacktestCommand implements Callable<Integer> {
  private enum Format {
    TABLE,
    JSON
  }

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private InputOptions input = new InputOptions();

  @Option(
      names = "--config",
      paramLabel = "FILE",
      required = true,
      description = "The configuration on trial, YAML or JSON.")
  private Path config = Path.of("vigil.yaml");

  @Option(
      names = "--compare",
      paramLabel = "FILE",
      description = "Another one: what only one of the two would tell is shown.")
  private @Nullable Path other;

  @Option(
      names = "--taken-on-after",
      paramLabel = "TIME",
      converter = DurationConverter.class,
      description =
          "How long people take to take an incident on; never if not given, so that escalations go"
              + " on to their end.")
  private @Nullable Duration takenOnAfter;

  @Option(
      names = "--deploy",
      paramLabel = "'TIME SERIES WHAT'",
      converter = DeployConverter.class,
      description =
          "Something that was rolled out: '2026-03-05T03:00Z {service=api} api 2.3.1'; again for each"
              + " further one. It is felt as the configuration says.")
  private List<DeployConverter.Given> deploys = List.of();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "table",
      description = "'table' or 'json' (an object a line); ${DEFAULT-VALUE} if not given.")
  private Format format = Format.TABLE;

  @Override
  public Integer call() throws IOException, InterruptedException {
    VigilConfig one = read(config);
    @Nullable VigilConfig two = other == null ? null : read(other);
    Batches batches = new Batches();
    Source source = input.source(new LiveInput(System.in, batches::passOn));
    try (ReadBar bar = new ReadBar(Terminal.ofStderr().live());
        TableReader table = TableReader.open(source, input.table(one.timezone(), bar))) {
      run(table, batches, one, two);
      return ExitCode.FINE;
    } catch (TableException e) {
      throw new BadInput(String.valueOf(e.getMessage()), e);
    }
  }

  private VigilConfig read(Path file) {
    VigilConfig read = ConfigFile.read(file, spec.commandLine().getErr());
    return input.zone().isPresent() ? read.withFallbackTimezone(input.zone().get()) : read;
  }

  private void run(TableReader table, Batches batches, VigilConfig one, @Nullable VigilConfig two)
      throws TableException, IOException, InterruptedException {
    List<Rehearsal> rehearsals = new ArrayList<>();
    try {
      rehearsals.add(rehearsal(config, one));
      if (two != null) {
        rehearsals.add(rehearsal(other, two));
      }
      Backtest test = new Backtest(table, rehearsals);
      ReadReport read = test.run(batches);
      report(test, read, rehearsals);
    } finally {
      rehearsals.forEach(Rehearsal::close);
    }
  }

  private Rehearsal rehearsal(@Nullable Path file, VigilConfig read) {
    List<Deploy> rolledOut =
        deploys.stream()
            .map(one -> read.deploy(one.series(), one.epochMillis(), one.what()))
            .toList();
    return new Rehearsal(String.valueOf(file), read, new People(takenOnAfter, rolledOut));
  }

  private void report(Backtest test, ReadReport read, List<Rehearsal> rehearsals) {
    PrintWriter out = spec.commandLine().getOut();
    Report report =
        switch (format) {
          case TABLE -> new TextReport(input.name(), spec.commandLine().getColorScheme().ansi());
          case JSON -> new JsonReport();
        };
    if (rehearsals.size() == 1) {
      report.one(test, read, rehearsals.get(0), out);
    } else {
      report.two(test, read, rehearsals, out);
    }
    out.flush();
  }
}
