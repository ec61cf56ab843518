package dev.vigil.evaluation.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultFolderTest {
  @TempDir private Path folder;
  private Path out;

  @BeforeEach
  void name_the_results() {
    out = folder.resolve("a/results");
  }

  @Test
  void results_appear_when_the_run_is_done() throws IOException {
    try (ResultFolder results = ResultFolder.open(out, List.of())) {
      write(results.file("set/one.csv"), "new");
      write(results.file("two.csv"), "new");
      assertThat(out.resolve("set")).doesNotExist();
      results.publish();
    }

    assertThat(out.resolve("set/one.csv")).hasContent("new");
    assertThat(out.resolve("two.csv")).hasContent("new");
    assertThat(out)
        .isDirectoryNotContaining(inside -> String.valueOf(inside.getFileName()).startsWith("."));
  }

  @Test
  void results_take_the_place_of_older_ones_and_leave_the_rest() throws IOException {
    write(out.resolve("set/one.csv"), "old");
    write(out.resolve("set/other.csv"), "old");
    try (ResultFolder results = ResultFolder.open(out, List.of())) {
      write(results.file("set/one.csv"), "new");
      results.publish();
    }

    assertThat(out.resolve("set/one.csv")).hasContent("new");
    assertThat(out.resolve("set/other.csv")).hasContent("old");
  }

  @Test
  void a_run_that_fails_leaves_nothing_behind() throws IOException {
    try (ResultFolder results = ResultFolder.open(out, List.of())) {
      write(results.file("set/one.csv"), "new");
    }

    assertThat(out).doesNotExist();
  }

  @Test
  void a_folder_that_was_there_stays() throws IOException {
    Files.createDirectories(out);
    try (ResultFolder results = ResultFolder.open(out, List.of())) {
      write(results.file("one.csv"), "new");
    }

    assertThat(out).isEmptyDirectory();
  }

  @Test
  void a_file_is_no_folder_for_results() throws IOException {
    write(out, "");

    assertThatThrownBy(() -> ResultFolder.open(out, List.of()))
        .isInstanceOf(FileSystemException.class)
        .hasMessage(out + ": is a file, not a folder for results");
  }

  @Test
  void no_result_is_put_among_the_inputs() throws IOException {
    Path input = Files.createDirectories(folder.resolve("kpi"));
    try (ResultFolder results = ResultFolder.open(folder, List.of(input))) {
      assertThatThrownBy(() -> results.file("kpi/one.csv"))
          .isInstanceOf(FileSystemException.class)
          .hasMessageEndingWith("one.csv: results would be written among the inputs");
      assertThat(results.file("kpi-2/one.csv")).hasFileName("one.csv");
    }
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
