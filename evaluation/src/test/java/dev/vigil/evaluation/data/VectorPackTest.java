package dev.vigil.evaluation.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VectorPackTest {
  private static final String ROWS = "timestamp,value,value2,label\n0,1,2,0\n1,,4,0\n2,5,6,1\n";

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void write_a_file() throws IOException {
    file = Files.writeString(folder.resolve("a.csv"), ROWS);
  }

  private LabelledVectors only(String index) throws IOException {
    Files.writeString(folder.resolve("index.csv"), index);
    VectorPack pack = VectorPack.find(folder).get(0);
    return pack.read(pack.folder().files().get(0));
  }

  @Test
  void an_index_counts_in_the_interval_that_the_set_names() throws IOException {
    LabelledVectors vectors = only("file,train_rows,interval_seconds\na.csv,2,60\n");

    assertThat(vectors.channels()).containsExactly("value", "value2");
    assertThat(vectors.epochMillis()).containsExactly(0, 60_000, 120_000);
    assertThat(vectors.rows().get(1)).containsExactly(Double.NaN, 4);
    assertThat(vectors.labels()).containsExactly(false, false, true);
    assertThat(vectors.scoredFrom()).isEqualTo(2);
    assertThat(vectors.onlyTraining()).isFalse();
    assertThat(only("file,train_rows\na.csv,2\n").epochMillis()).endsWith(600_000);
  }

  @Test
  void dates_are_dates() throws IOException {
    Files.writeString(
        file, "timestamp,value,label\n1970-01-01T00:00:01Z,1,0\n1970-01-01 00:00:03,1,0\n");

    assertThat(only("file,train_rows\na.csv,2\n").epochMillis()).containsExactly(1000, 3000);
  }

  @Test
  void a_file_that_is_all_training_is_scored_behind_its_first_fifth() throws IOException {
    Files.writeString(file, "timestamp,value,label\n" + "7,1,0\n".repeat(50));

    LabelledVectors vectors = only("file,train_rows\na.csv,50\n");
    assertThat(vectors.onlyTraining()).isTrue();
    assertThat(vectors.scoredFrom()).isEqualTo(10);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "file,train_rows;b.csv,2|index.csv names no train_rows for it",
        "file,train_rows;a.csv,4|index.csv names 4 train_rows, of the file's 3",
        "file,train_rows;a.csv,1|index.csv names 1 train_rows, of the file's 3",
        "file,train_rows,interval_seconds;a.csv,2,0"
            + "|interval_seconds of index.csv must be from 1 to 86400, was 0"
      })
  void a_training_part_that_is_not_there_is_told(String index, String message) {
    assertThatThrownBy(() -> only(index.replace(';', '\n') + "\n"))
        .isInstanceOf(MalformedDataException.class)
        .hasMessage(file + ": " + message);
  }

  @Test
  void what_is_wrong_in_a_row_is_told_with_its_place() throws IOException {
    Files.writeString(file, ROWS.replace("5,6,1", "5,six,1"));

    assertThatThrownBy(() -> only("file,train_rows\na.csv,2\n"))
        .isInstanceOf(MalformedDataException.class)
        .hasMessage(file + ":4:5: value2 'six' is not a number");
  }

  @Test
  void an_index_that_is_wrong_is_told_with_its_place() {
    assertThatThrownBy(() -> only("file,rows\na.csv,2\n"))
        .isInstanceOf(MalformedDataException.class)
        .hasMessage(
            folder.resolve("index.csv") + ":1:1: no column 'train_rows' among [file, rows]");
  }
}
