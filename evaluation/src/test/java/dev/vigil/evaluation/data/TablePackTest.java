package dev.vigil.evaluation.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TablePackTest {
  @TempDir private Path folder;

  private LabelledTable only() throws IOException {
    TablePack pack = TablePack.find(folder);
    return pack.read(pack.files().get(0));
  }

  @Test
  void every_column_but_the_label_is_a_feature() throws IOException {
    Path set = Files.createDirectory(folder.resolve("adbench"));
    Files.writeString(set.resolve("a.csv"), "f0,label,f1\n1,0,\n2.5,1,-3\n");
    Files.writeString(set.resolve("index.csv"), "file,rows\na.csv,2\n");

    LabelledTable table = only();
    assertThat(table.name()).isEqualTo("adbench/a.csv");
    assertThat(table.columns()).extracting(TableColumn::name).containsExactly("f0", "f1");
    assertThat(table.row(0)).containsExactly(1, Double.NaN);
    assertThat(table.row(1)).containsExactly(2.5, -3);
    assertThat(table.labels()).containsExactly(false, true);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "f0,label;1,0;x,1|:3:1: f0 'x' is not a number",
        "f0,label;tcp,0;5,1|:3:1: f0 '5' is no word, in a column that began with words",
        "f0,f1,label;1,2,0;1,NaN,1|:3:3: f1 'NaN' is not finite",
        "f0,label;1,0;2,yes|:3:3: label must be 0 or 1, was 'yes'",
        "f0,f1;1,0|:1:1: no column 'label' among [f0, f1]",
        "label;1|:1:1: no column but [label]",
        "f0,f0,label;1,1,0|:1:1: two columns of one name in [f0, f0, label]",
        "f0,label;1,0;2,0|: needs rows with label 1 and rows with label 0 to measure a ranking by"
      })
  void what_is_wrong_is_told_with_its_place(String text, String message) throws IOException {
    Path file = Files.writeString(folder.resolve("a.csv"), text.replace(';', '\n') + "\n");

    assertThatThrownBy(this::only)
        .isInstanceOf(MalformedDataException.class)
        .hasMessage(file + message);
  }

  @Test
  void a_row_of_another_width_is_wrong() throws IOException {
    Files.writeString(folder.resolve("a.csv"), "f0,label\n1,0\n1,2,1\n");

    assertThatThrownBy(this::only).isInstanceOf(MalformedDataException.class);
  }

  @Test
  void a_folder_without_tables_is_wrong() {
    assertThatThrownBy(this::only)
        .isInstanceOf(NoSuchFileException.class)
        .hasMessageContaining("no labelled tables (*.csv, *.csv.gz) here nor in [adbench]");
  }

  @Test
  void columns_of_words_hold_the_places_of_their_words() throws IOException {
    Files.writeString(folder.resolve("a.csv"), "f0,flag,label\n1,SF,0\n2,S0,1\n3,SF,0\n");
    Files.writeString(folder.resolve("a_attack_types.csv"), "row,attack_type\n0,normal\n");

    assertThat(TablePack.find(folder).files()).hasSize(1);
    LabelledTable table = only();
    assertThat(table.hasWords()).isTrue();
    assertThat(table.columns()).extracting(TableColumn::ofWords).containsExactly(false, true);
    assertThat(table.columns().get(1).words()).containsExactly("SF", "S0");
    assertThat(table.row(2)).containsExactly(3, 0);
  }
}
