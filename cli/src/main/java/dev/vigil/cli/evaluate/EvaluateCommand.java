package dev.vigil.cli.evaluate;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code vigil evaluate}: the commands that measure a detector. */
@Command(
    name = "evaluate",
    description = "Measure how well a detector finds what is labelled, and how often it is wrong.",
    subcommands = {
      NabCommand.class,
      SeriesCommand.class,
      VectorsCommand.class,
      TableCommand.class,
      FalseAlarmsCommand.class
    },
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n",
    optionListHeading = "%nOptions:%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  vigil evaluate nab NAB --results out   the Numenta Anomaly Benchmark",
      "  vigil evaluate series data/kpi         labelled series of your own",
      "  vigil evaluate vectors data/smd        labelled series of vectors",
      "  vigil evaluate table data/adbench      labelled tables",
      "  vigil evaluate false-alarms            made-up series with nothing wrong"
    })
public final class EvaluateCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "say what to measure: nab, series, vectors, table or false-alarms");
  }
}
