package dev.vigil.evaluation.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeriesPackTest {
  @TempDir private Path folder;

  @Test
  void a_folder_of_series_is_a_pack_sorted_by_file() throws IOException {
    Path kpi = Files.createDirectory(folder.resolve("kpi"));
    Files.writeString(kpi.resolve("b.csv"), clocked(10, -1));
    Files.writeString(kpi.resolve("a.csv"), clocked(10, -1));
    Files.writeString(kpi.resolve("README.md"), "not a series");
    Files.writeString(kpi.resolve("index.csv"), "file,rows,train_rows\na.csv,10,5\n");

    SeriesPack pack = SeriesPack.find(kpi).get(0);
    assertThat(pack.folder().name()).isEqualTo("kpi");
    assertThat(pack.folder().files())
        .extracting(Path::getFileName)
        .extracting(Path::toString)
        .containsExactly("a.csv", "b.csv");
    assertThat(pack.read(pack.folder().files().get(0)).name()).isEqualTo("kpi/a.csv");
  }

  @Test
  void a_folder_above_gives_the_known_packs_inside() throws IOException {
    for (String name : new String[] {"ucr", "kpi", "other"}) {
      Path pack = Files.createDirectory(folder.resolve(name));
      Files.writeString(pack.resolve("a.csv"), clocked(10, -1));
    }
    Files.createDirectory(folder.resolve("wsd"));

    assertThat(SeriesPack.find(folder))
        .extracting(pack -> pack.folder().name())
        .containsExactly("kpi", "ucr");
  }

  @Test
  void with_a_clock_the_first_fifth_is_for_learning_whatever_the_index_says() throws IOException {
    Files.writeString(folder.resolve("a.csv"), clocked(17, -1));
    Files.writeString(folder.resolve("index.csv"), "file,train_rows\na.csv,9\n");

    assertThat(only(folder).scoredFrom()).isEqualTo(3);
  }

  @Test
  void missing_values_are_left_out_before_the_fifth_is_taken() throws IOException {
    Files.writeString(folder.resolve("a.csv"), clocked(11, 2));

    LabelledSeries series = only(folder);
    assertThat(series.rows()).isEqualTo(10);
    assertThat(series.values()).doesNotContain(Double.NaN).startsWith(0, 1, 3);
    assertThat(series.labels()).startsWith(false, true, true);
    assertThat(series.epochMillis()[2] - series.epochMillis()[1]).isEqualTo(120_000);
    assertThat(series.scoredFrom()).isEqualTo(2);
    assertThat(series.onFileRows(new double[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10}))
        .containsExactly(1, 2, 0, 3, 4, 5, 6, 7, 8, 9, 10);
    assertThat(series.onFileRows(new int[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})[3]).isEqualTo(3);
  }

  @Test
  void without_a_clock_the_training_part_of_the_index_is_for_learning() throws IOException {
    Files.writeString(
        folder.resolve("a.csv"), "timestamp,value,label\n0,1,0\n1,,0\n2,3,0\n3,4,1\n4,5,0\n");
    Files.writeString(folder.resolve("index.csv"), "file,train_rows\na.csv,3\n");

    LabelledSeries series = only(folder);
    assertThat(series.scoredFrom()).isEqualTo(2);
    assertThat(series.labels()).containsExactly(false, false, true, false);
  }

  @Test
  void without_a_clock_and_a_training_part_the_series_is_refused() throws IOException {
    Path file = Files.writeString(folder.resolve("a.csv"), "timestamp,value,label\n0,1,0\n");

    assertThatThrownBy(() -> only(folder))
        .isInstanceOf(MalformedDataException.class)
        .hasMessage(file + ": has no clock, and index.csv names no train_rows for it");
  }

  @Test
  void a_bad_index_is_told_with_line_and_column() throws IOException {
    Files.writeString(folder.resolve("a.csv"), clocked(5, -1));
    Path index = Files.writeString(folder.resolve("index.csv"), "file,train_rows\na.csv,many\n");

    assertThatThrownBy(() -> only(folder))
        .isInstanceOf(MalformedDataException.class)
        .hasMessage(index + ":2:7: train_rows 'many' is not a whole number");
  }

  @Test
  void where_there_is_no_series_that_is_told() throws IOException {
    assertThatThrownBy(() -> SeriesPack.find(folder))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessageContaining("no labelled series");
    assertThatThrownBy(() -> SeriesPack.find(folder.resolve("nowhere")))
        .isInstanceOf(NoSuchFileException.class);
    Path file = Files.createFile(folder.resolve("file.csv"));
    assertThatThrownBy(() -> SeriesPack.find(file)).isInstanceOf(NotDirectoryException.class);
  }

  private static LabelledSeries only(Path folder) throws IOException {
    SeriesPack pack = SeriesPack.find(folder).get(0);
    return pack.read(pack.folder().files().get(0));
  }

  /** A row a minute, its value its number; every row but the first labelled. */
  private static String clocked(int rows, int missing) {
    StringBuilder text = new StringBuilder("timestamp,value,label\n");
    for (int row = 0; row < rows; row++) {
      text.append(String.format("2014-04-01T00:%02d:00Z,", row));
      text.append(row == missing ? "" : row).append(row == 0 ? ",0\n" : ",1\n");
    }
    return text.toString();
  }
}
