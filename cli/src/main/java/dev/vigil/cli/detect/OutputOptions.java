package dev.vigil.cli.detect;

import dev.vigil.cli.console.BadInput;
import dev.vigil.cli.console.Terminal;
import dev.vigil.cli.input.InputOptions;
import dev.vigil.cli.plot.PlotFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Option;

/** What is written, how and where. A mixin. */
final class OutputOptions {
  /** Enough for any file that is short, or bad from its first rows on; read in a blink. */
  private static final long ROWS_BEFORE_OUTPUT = 100_000;

  private enum Format {
    TABLE,
    JSON,
    CSV
  }

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "table",
      description = "'table', 'json' (an object a line) or 'csv'; ${DEFAULT-VALUE} if not given.")
  private Format format = Format.TABLE;

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "Write the anomalies there; the file appears when all went well.")
  private @Nullable Path output;

  @Option(
      names = "--plot",
      paramLabel = "FILE",
      description =
          "Draw the series, what was expected and what was odd: a page (.html) or a picture (.png).")
  private @Nullable Path plot;

  /**
   * Refuses what cannot be written to before anything is read.
   *
   * @return the file to plot to, if there is one
   */
  Optional<PlotFile> check(InputOptions input) throws IOException {
    if (output != null) {
      check(output, input);
    }
    if (plot == null) {
      return Optional.empty();
    }
    checkUnread(plot, input);
    if (output != null && output.toAbsolutePath().equals(plot.toAbsolutePath())) {
      throw new BadInput(plot + ": is both --output and --plot");
    }
    try {
      return Optional.of(PlotFile.of(plot));
    } catch (IllegalArgumentException e) {
      throw new BadInput(String.valueOf(e.getMessage()), e);
    }
  }

  private static void check(Path output, InputOptions input) throws IOException {
    if (Files.isDirectory(output)) {
      throw new BadInput(output + ": is a directory, not a file");
    }
    Path folder = output.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new BadInput(output + ": there is no directory '" + folder + "'");
    }
    checkUnread(output, input);
  }

  private static void checkUnread(Path file, InputOptions input) throws IOException {
    if (input.reads(file)) {
      throw new BadInput(file + ": is the input, and would be overwritten");
    }
  }

  AnomalyForm form(CommandLine command) {
    Ansi ansi = output == null ? command.getColorScheme().ansi() : Ansi.OFF;
    return switch (format) {
      case TABLE -> new TableForm(ansi);
      case JSON -> new JsonForm();
      case CSV -> new CsvForm();
    };
  }

  /**
   * Where the anomalies go.
   *
   * @param live whether the input may pause, so that nothing should be held back
   */
  Output begin(CommandLine command, boolean live) throws IOException {
    if (output != null) {
      return FileOutput.begin(output);
    }
    boolean sharesWithBar = Terminal.ofStdout().live() && Terminal.ofStderr().live();
    return new StandardOutput(
        command.getOut(),
        live ? 0 : ROWS_BEFORE_OUTPUT,
        sharesWithBar ? StandardOutput.CLEAR_LINE : "");
  }
}
