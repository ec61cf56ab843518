package dev.vigil.cli.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OutputTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void the_standard_output_waits_for_good_rows_and_then_writes_at_once() {
    StringWriter text = new StringWriter();
    try (StandardOutput output = new StandardOutput(new PrintWriter(text), 100, "")) {
      output.write("a\n");
      output.passed(99);
      assertThat(text.toString()).isEmpty();
      output.passed(100);
      assertThat(text.toString()).isEqualTo("a\n");
      output.write("b\n");
      assertThat(text.toString()).isEqualTo("a\nb\n");
    }
  }

  @Test
  void what_was_held_is_dropped_where_the_input_turns_out_bad() {
    StringWriter text = new StringWriter();
    try (StandardOutput output = new StandardOutput(new PrintWriter(text), 100, "")) {
      output.write("a\n");
    }
    assertThat(text.toString()).isEmpty();
  }

  @Test
  void a_reader_that_went_away_is_noticed() {
    Writer broken =
        new Writer() {
          @Override
          public void write(char[] text, int from, int length) throws IOException {
            throw new IOException("broken pipe");
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    try (StandardOutput output = new StandardOutput(new PrintWriter(broken), 0, "")) {
      assertThat(output.closed()).isFalse();
      output.write("a\n");
      assertThat(output.closed()).isTrue();
    }
  }

  @Test
  void a_file_keeps_what_it_had_until_all_went_well() throws IOException {
    Path file = Inputs.file(folder, "out.txt", "before");
    try (FileOutput output = FileOutput.begin(file)) {
      output.write("after");
    }
    assertThat(file).content().isEqualTo("before");
    try (FileOutput output = FileOutput.begin(file)) {
      output.write("after");
      output.finish();
    }
    assertThat(file).content().isEqualTo("after");
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void a_link_goes_on_pointing_to_the_file_that_is_written() throws IOException {
    Path file = Inputs.file(folder, "out.txt", "before");
    Path link = Files.createSymbolicLink(folder.resolve("link.txt"), file);
    try (FileOutput output = FileOutput.begin(link)) {
      output.write("after");
      output.finish();
    }
    assertThat(link).isSymbolicLink();
    assertThat(file).content().isEqualTo("after");
  }
}
