package dev.vigil.cli;

import dev.vigil.cli.backtest.BacktestCommand;
import dev.vigil.cli.check.CheckCommand;
import dev.vigil.cli.console.PlainErrors;
import dev.vigil.cli.console.Terminal;
import dev.vigil.cli.detect.DetectCommand;
import dev.vigil.cli.detectors.DetectorsCommand;
import dev.vigil.cli.evaluate.EvaluateCommand;
import dev.vigil.cli.serve.ServeCommand;
import dev.vigil.cli.watch.WatchCommand;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The command line: one command for everything. */
@Command(
    name = "vigil",
    description = "Finds what is odd in numbers that come over time, and says why.",
    subcommands = {
      DetectCommand.class,
      WatchCommand.class,
      ServeCommand.class,
      CheckCommand.class,
      BacktestCommand.class,
      DetectorsCommand.class,
      EvaluateCommand.class,
      CompletionCommand.class
    },
    versionProvider = VersionText.class,
    synopsisSubcommandLabel = "COMMAND",
    sortOptions = false,
    commandListHeading = "%nCommands:%n",
    optionListHeading = "%nOptions:%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:all went well",
      "1:anomalies were found, and --fail-on-anomaly was given",
      "2:the input or the command line is wrong",
      "3:something else failed"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  vigil watch                              watch the machine in front of you",
      "  vigil serve                              take metrics over HTTP, and tell what is odd",
      "  vigil detect taxi.csv --plot taxi.html   find what is odd in a file, and draw it",
      "  vigil detectors                          what detectors there are, and what for",
      "  source <(vigil completion)               complete commands and options in bash and zsh"
    })
public final class Vigil {
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Show this help and end.")
  @SuppressWarnings("UnusedVariable") // picocli acts on it
  private boolean help;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Show the version and end.")
  @SuppressWarnings("UnusedVariable")
  private boolean version;

  @Option(
      names = "--debug",
      scope = ScopeType.INHERIT,
      description = "Show where in the program an error came from.")
  private boolean debug = Boolean.getBoolean("vigil.debug");

  private Vigil() {}

  /** Runs a command line and ends the JVM with its exit code. */
  public static void main(String[] args) {
    // What is piped on is UTF-8, whatever the locale; so is what nearly every terminal shows.
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
    System.setOut(out);
    int code = commandLine(Terminal.ofStdout()).execute(args);
    out.flush();
    System.exit(code);
  }

  /** The whole command line, ready to run; colours as the terminal has them. */
  static CommandLine commandLine(Terminal terminal) {
    Vigil vigil = new Vigil();
    PlainErrors errors = new PlainErrors(() -> vigil.debug);
    return new CommandLine(vigil)
        .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
        .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
        .setColorScheme(Help.defaultColorScheme(terminal.coloured() ? Ansi.ON : Ansi.OFF))
        .setParameterExceptionHandler(errors)
        .setExecutionExceptionHandler(errors)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setAbbreviatedOptionsAllowed(false)
        .setUsageHelpAutoWidth(false);
  }
}
