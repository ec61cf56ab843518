package dev.vigil.evaluation.nab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vigil.evaluation.data.MalformedDataException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NabCorpusTest {
  @TempDir private Path root;
  private Path labels;

  @BeforeEach
  void make_folders() throws IOException {
    Files.createDirectories(root.resolve("data/made"));
    labels = Files.createDirectories(root.resolve("labels")).resolve("combined_windows.json");
  }

  @Test
  void reads_the_layout_of_the_original_repository() throws IOException {
    Files.writeString(
        root.resolve("data/made/a.csv"), rows("timestamp,value\n", "2014-04-10 07:%02d:00,%d\n"));
    Files.writeString(
        labels,
        """
        {
          "made/a.csv": [
            ["2014-04-10 07:05:00.000000", "2014-04-10 07:07:00.000000"],
            ["2014-04-10 07:02:00.000000", "2014-04-10 07:02:00.000000"]
          ]
        }
        """);
    NabFile file = NabCorpus.read(root).files().get(0);

    assertThat(file.name()).isEqualTo("made/a.csv");
    assertThat(file.series().rows()).isEqualTo(10);
    assertThat(file.windows()).containsExactly(new NabWindow(2, 2), new NabWindow(5, 7));
    assertThat(file.labels())
        .containsExactly(false, false, true, false, false, true, true, true, false, false);
    assertThat(file.probation()).isEqualTo(1);
  }

  @Test
  void reads_gzipd_files_with_times_in_utc_and_files_without_windows() throws IOException {
    gzip(
        root.resolve("data/made/a.csv.gz"),
        rows("timestamp,value,label\n", "2014-04-10T07:%02d:00Z,%d,0\n"));
    gzip(
        root.resolve("data/made/b.csv.gz"),
        rows("timestamp,value,label\n", "2014-04-10T07:%02d:00Z,%d,0\n"));
    Files.writeString(
        labels,
        "{\"made/b.csv\": [], \"made/a.csv\": [[\"2014-04-10 07:05:00\", \"2014-04-10 07:09:00\"]]}");
    NabCorpus corpus = NabCorpus.read(root);

    assertThat(corpus.files())
        .extracting(NabFile::name)
        .containsExactly("made/b.csv", "made/a.csv");
    assertThat(corpus.files().get(0).windows()).isEmpty();
    assertThat(corpus.files().get(1).windows()).containsExactly(new NabWindow(5, 9));
  }

  @Test
  void a_folder_that_is_no_corpus_is_told() {
    assertThatThrownBy(() -> NabCorpus.read(root))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessageContaining("not a NAB corpus");
  }

  @Test
  void a_file_that_is_named_and_not_there_is_told() throws IOException {
    Files.writeString(labels, "{\"made/a.csv\": []}");

    assertThatThrownBy(() -> NabCorpus.read(root))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessageContaining("a.csv");
  }

  @Test
  void a_bad_file_of_windows_is_told_with_line_and_column() throws IOException {
    Files.writeString(
        root.resolve("data/made/a.csv"), rows("timestamp,value\n", "2014-04-10 07:%02d:00,%d\n"));
    assertComplaint("[]", ":1:1: expected START_OBJECT, found START_ARRAY");
    assertComplaint("{\"made/a.csv\": 3}", ":1:16: expected START_ARRAY, found VALUE_NUMBER_INT");
    assertComplaint(
        "{\"made/a.csv\": [[1, 2]]}", ":1:18: expected VALUE_STRING, found VALUE_NUMBER_INT");
    assertComplaint("{\"made/a.csv\": [[\"noon\", \"\"]]}", ":1:18: 'noon' is not a date and time");
    assertComplaint(
        "{\"made/a.csv\": [\n [\"2014-04-10 07:05:00\", \"2014-04-10 07:04:00\"]]}",
        ":2:2: window ends before it starts");
    assertComplaint(
        "{\"made/a.csv\": [\n [\"2014-04-10 07:05:00\", \"2014-04-10 07:05:30\"]]}",
        ":2:2: this window starts or ends on no row of " + root.resolve("data/made/a.csv"));
  }

  @Test
  void json_that_breaks_off_is_told() throws IOException {
    Files.writeString(labels, "{\"made/a.csv\": [");

    assertThatThrownBy(() -> NabCorpus.read(root))
        .isInstanceOf(MalformedDataException.class)
        .hasMessageStartingWith(labels + ":1:");
  }

  private void assertComplaint(String json, String complaint) throws IOException {
    Files.writeString(labels, json);
    assertThatThrownBy(() -> NabCorpus.read(root))
        .isInstanceOf(MalformedDataException.class)
        .hasMessage(labels + complaint);
  }

  private static String rows(String header, String format) {
    StringBuilder text = new StringBuilder(header);
    for (int row = 0; row < 10; row++) {
      text.append(String.format(format, row, row));
    }
    return text.toString();
  }

  private static void gzip(Path path, String text) throws IOException {
    try (OutputStream zip = new GZIPOutputStream(Files.newOutputStream(path))) {
      zip.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }
}
