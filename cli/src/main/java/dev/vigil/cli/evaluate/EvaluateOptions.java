package dev.vigil.cli.evaluate;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.vigil.cli.console.BadInput;
import dev.vigil.cli.options.DetectorConverter;
import dev.vigil.detect.DetectorSpec;
import dev.vigil.detect.novelty.NoveltySpec;
import dev.vigil.evaluation.data.ResultFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What all commands that measure have in common. A mixin. */
final class EvaluateOptions {
  private enum Format {
    TABLE,
    JSON
  }

  @Option(
      names = "--detector",
      paramLabel = "NAME",
      converter = DetectorConverter.class,
      description = "Detector to measure, with its defaults; the default detector if not given.")
  private DetectorSpec detector = new NoveltySpec();

  @Option(
      names = "--budget",
      paramLabel = "PAGES",
      split = ",",
      converter = PagesPerWeekConverter.class,
      description = {
        "Judge at a budget of so many pages per series and week; may be given several times."
      })
  private List<Double> budgets = List.of();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "table",
      description = "'table' or 'json'.")
  private Format format = Format.TABLE;

  @Option(
      names = "--results",
      paramLabel = "OUT",
      description = {
        "Write what was said of each row into this folder, one CSV for each series; alarms are"
            + " those at the first budget: 0 none, 1 page, 2 update."
      })
  private @Nullable Path results;

  /** The detector to measure. */
  DetectorSpec detector() {
    return detector;
  }

  /** The budgets that were asked for, else these. */
  List<Double> budgetsOr(List<Double> usual) {
    return budgets.isEmpty() ? usual : budgets.stream().distinct().toList();
  }

  /**
   * Where results are to go; null where nobody wants any.
   *
   * @param inputs folders that no result may be put into
   */
  @Nullable ResultFolder results(List<Path> inputs) throws IOException {
    return results == null ? null : ResultFolder.open(results, inputs);
  }

  /** Prints a report in the form that was asked for. */
  void print(Printable report, PrintWriter out) throws IOException {
    if (format == Format.TABLE) {
      out.print(report.table());
    } else {
      StringWriter text = new StringWriter();
      try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
        json.useDefaultPrettyPrinter();
        report.write(json);
      }
      out.print(text);
      out.print('\n');
    }
    out.flush();
  }

  /** The folder, if it is one. */
  static Path existing(Path folder) {
    if (!Files.exists(folder)) {
      throw new BadInput(folder + ": no such folder");
    }
    if (!Files.isDirectory(folder)) {
      throw new BadInput(folder + ": is a file, not a folder");
    }
    return folder;
  }
}
