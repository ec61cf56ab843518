package dev.vigil.cli.plot;

import static dev.vigil.cli.plot.Plots.CAPTION;
import static dev.vigil.cli.plot.Plots.LATENCY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlotFileTest {
  @TempDir private Path folder;

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"plot.svg", "plot", "html", "plot.html.gz"})
  void an_ending_it_does_not_know_is_refused(String name) {
    assertThatThrownBy(() -> PlotFile.of(folder.resolve(name)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(name)
        .hasMessageContaining("has to end in .html (a page) or .png (a picture)");
  }

  @Test
  void a_folder_is_refused() throws IOException {
    Path taken = Files.createDirectory(folder.resolve("taken.html"));
    assertThatThrownBy(() -> PlotFile.of(taken))
        .hasMessage("cannot plot to '" + taken + "': it is a folder");
  }

  @Test
  void a_missing_folder_is_refused() {
    Path file = folder.resolve("none").resolve("plot.html");
    assertThatThrownBy(() -> PlotFile.of(file))
        .hasMessage(
            "cannot plot to '" + file + "': there is no folder '" + folder.resolve("none") + "'");
  }

  @Test
  void a_folder_that_cannot_be_written_to_is_refused() throws IOException {
    Path closed = Files.createDirectory(folder.resolve("closed"));
    Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("r-xr-xr-x"));
    Assumptions.assumeFalse(Files.isWritable(closed), "this user may write everywhere");
    assertThatThrownBy(() -> PlotFile.of(closed.resolve("plot.html")))
        .hasMessageContaining("nothing can be written to the folder '" + closed + "'");
  }

  @Test
  void a_page_and_a_picture_are_written_whole() throws IOException {
    Plot plot = Plots.threeDays(LATENCY).plot();
    PlotFile.of(folder.resolve("plot.HTML")).write(plot, CAPTION);
    assertThat(folder.resolve("plot.HTML"))
        .content()
        .startsWith("<!DOCTYPE html>")
        .endsWith("</html>\n");
    assertThat(names()).containsExactly("plot.HTML");
  }

  @Test
  void a_file_that_was_there_is_replaced() throws IOException {
    Path file = Files.writeString(folder.resolve("plot.html"), "old");
    PlotFile.of(file).write(Plots.threeDays(LATENCY).plot(), CAPTION);
    assertThat(file).content().contains("One anomaly in days.csv");
  }

  @Test
  void a_link_stays_a_link() throws IOException {
    Path target = Files.writeString(folder.resolve("target.html"), "old");
    Path link = Files.createSymbolicLink(folder.resolve("link.html"), target);
    PlotFile.of(link).write(Plots.threeDays(LATENCY).plot(), CAPTION);
    assertThat(link).isSymbolicLink();
    assertThat(target).content().contains("One anomaly in days.csv");
  }

  @Test
  void what_was_there_stays_when_writing_fails_half_way() throws IOException {
    Path file = Files.writeString(folder.resolve("plot.html"), "old");
    assertThatThrownBy(
            () ->
                WholeFile.write(
                    file,
                    out -> {
                      out.write(1);
                      throw new IOException("disk full");
                    }))
        .isInstanceOf(IOException.class)
        .hasMessage("disk full");
    assertThat(file).content().isEqualTo("old");
    assertThat(names()).containsExactly("plot.html");
  }

  @Test
  void a_folder_that_went_away_is_told_with_the_name_of_the_file() throws IOException {
    Path gone = Files.createDirectory(folder.resolve("gone"));
    PlotFile file = PlotFile.of(gone.resolve("plot.html"));
    Files.delete(gone);
    assertThatThrownBy(() -> file.write(Plots.threeDays(LATENCY).plot(), CAPTION))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("cannot plot to '" + gone.resolve("plot.html") + "': ");
  }
}
