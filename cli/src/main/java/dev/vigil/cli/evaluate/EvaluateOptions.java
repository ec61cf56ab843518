package dev.vigil.cli.evaluate;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.vigil.cli.console.BadInput;
import dev.vigil.cli.options.DetectorOptions;
import dev.vigil.detect.DetectorCatalogue;
import dev.vigil.detect.DetectorSpec;
import dev.vigil.evaluation.Reads;
import dev.vigil.evaluation.data.ResultFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What all commands that measure have in common. A mixin. */
final class EvaluateOptions {
  private enum Format {
    TABLE,
    JSON
  }

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command = CommandSpec.create();

  @Mixin private DetectorOptions detector = new DetectorOptions();

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
        "Write what was said of each row into this folder, one CSV for each input, in its order,"
            + " that ends in anomaly_score, alarm and label; alarm is 0 for none, 1 for a page, 2"
            + " for an update."
      })
  private @Nullable Path results;

  /** The detector to measure, which reads single numbers. */
  DetectorSpec detectorOfPoints() {
    return reading(Reads::points, "single numbers");
  }

  /** The detector to measure, which reads vectors. */
  DetectorSpec detectorOfVectors() {
    return reading(Reads::vectors, "vectors");
  }

  private DetectorSpec reading(Predicate<DetectorSpec> shape, String what) {
    DetectorSpec chosen = detector.detector();
    if (shape.test(chosen)) {
      return chosen;
    }
    String others =
        DetectorCatalogue.installed().all().stream()
            .filter(shape)
            .map(DetectorSpec::key)
            .collect(Collectors.joining(", "));
    throw new ParameterException(
        command.commandLine(),
        "--detector: " + chosen.key() + " does not read " + what + "; these do: " + others);
  }

  /** Refuses a setting that the command itself decides on. */
  void refuse(String setting, String because) {
    if (detector.sets(setting)) {
      throw detector.wrong("'" + setting + "' " + because);
    }
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
