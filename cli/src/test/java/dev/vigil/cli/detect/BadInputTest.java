package dev.vigil.cli.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each is told in one line, with exit code 2 and nothing half-written. */
final class BadInputTest {
  @TempDir private Path folder = Path.of("");

  private String refused(Object... args) {
    Path out = folder.resolve("out.csv");
    Path plot = folder.resolve("plot.html");
    List<Path> before = files();
    Shell shell = Shell.detect(args);
    assertThat(shell.code()).as(shell.err()).isEqualTo(2);
    assertThat(shell.out()).isEmpty();
    Object[] more = Arrays.copyOf(args, args.length + 6);
    Object[] output = {"--output", out, "--plot", plot, "--format", "csv"};
    System.arraycopy(output, 0, more, args.length, output.length);
    Shell toFile = Shell.detect(more);
    assertThat(toFile.code()).isEqualTo(2);
    assertThat(toFile.err()).isEqualTo(shell.err());
    assertThat(files()).isEqualTo(before);
    List<String> lines = shell.err().lines().toList();
    assertThat(lines.stream().filter(line -> !line.startsWith("try '"))).hasSize(1);
    return lines.get(0);
  }

  private List<Path> files() {
    try (var files = Files.list(folder)) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private String refusedText(String text) {
    return refused(Inputs.file(folder, "in.csv", text));
  }

  @Test
  void an_empty_file() {
    assertThat(refusedText("")).endsWith("in.csv: the file is empty");
  }

  @Test
  void a_header_alone() {
    assertThat(refusedText("time,value\n")).contains("in.csv:1: ").contains("no row");
  }

  @Test
  void no_time_column() {
    assertThat(refusedText("name,colour\nx,red\ny,blue\n")).contains("in.csv:1: ");
  }

  @Test
  void mixed_time_formats() {
    StringBuilder text = new StringBuilder(Inputs.levels(300));
    for (int row = 0; row < 300; row++) {
      text.append(1_709_300_000 + 300 * row).append(",5\n");
    }
    assertThat(refusedText(text.toString())).contains("in.csv:30").contains("mixed time formats");
  }

  @Test
  void text_where_a_number_belongs() {
    assertThat(refusedText("time,value\n2024-03-01T00:00Z,5\n2024-03-01T00:05Z,warm\n"))
        .contains("in.csv:3:19: ")
        .contains("text where a number belongs")
        .contains("warm");
  }

  @Test
  void text_after_something_odd_was_found_leaves_nothing_behind() {
    String text = Inputs.levels(3_000) + "x,y\n".repeat(1_000);
    Path file = Inputs.file(folder, "in.csv", text);
    assertThat(refused(file, "--config", Inputs.limit90(folder))).contains("in.csv:3002:1: ");
  }

  @Test
  void a_gzip_file_that_is_cut_off() {
    byte[] whole = Inputs.gzip(Inputs.levels());
    Path file = Inputs.file(folder, "in.csv.gz", Arrays.copyOf(whole, whole.length - 400));
    assertThat(refused(file, "--config", Inputs.limit90(folder)))
        .contains("in.csv.gz")
        .contains("the gzip data is cut off here");
  }

  @Test
  void a_directory_or_no_file() {
    assertThat(refused(folder)).endsWith(": is a directory, not a file");
    assertThat(refused(folder.resolve("none.csv"))).endsWith("none.csv: no such file");
  }

  @Test
  void an_unknown_detector_or_column_and_the_nearest_name() {
    Path file = Inputs.file(folder, "in.csv", Inputs.levels());
    assertThat(refused(file, "--detector", "zscor"))
        .contains("unknown detector 'zscor', did you mean 'zscore'?");
    assertThat(refused(file, "--value", "lvel")).contains("in.csv:1: no column 'lvel'");
    assertThat(refused(file, "--zone", "Europe/Berln")).contains("did you mean 'Europe/Berlin'?");
  }

  @Test
  void a_configuration_that_is_wrong() {
    Path file = Inputs.file(folder, "in.csv", Inputs.levels());
    Path config = Inputs.file(folder, "vigil.yaml", "senstivity: 0.5\n");
    assertThat(refused(file, "--config", config))
        .endsWith("vigil.yaml:1:1: unknown key 'senstivity', did you mean 'sensitivity'?");
  }

  @Test
  void an_output_that_cannot_be_or_would_harm_the_input() {
    Path file = Inputs.file(folder, "in.csv", Inputs.levels());
    assertThat(Shell.detect(file, "--output", folder).err()).contains("is a directory");
    assertThat(Shell.detect(file, "--output", folder.resolve("no/out")).err())
        .contains("there is no directory");
    assertThat(Shell.detect(file, "--plot", folder.resolve("plot.gif")).err())
        .contains(".html")
        .contains(".png");
    Shell over = Shell.detect(file, "--output", file);
    assertThat(over.code()).isEqualTo(2);
    assertThat(over.err()).contains("is the input, and would be overwritten");
    assertThat(file).content().isEqualTo(Inputs.levels());
  }
}
