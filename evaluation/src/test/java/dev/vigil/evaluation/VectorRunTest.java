package dev.vigil.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigil.evaluation.data.ResultFolder;
import dev.vigil.evaluation.data.VectorPack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VectorRunTest {
  private static final int ROWS = 1000;
  private static final int TRAINED = 400;

  @TempDir private Path folder;
  private Path set;

  @BeforeEach
  void make_a_set() throws IOException {
    set = Files.createDirectory(folder.resolve("set"));
    Files.writeString(set.resolve("index.csv"), "file,train_rows,interval_seconds\n");
  }

  /** Two channels that go up and down together, but for the events; a jump of the first is one. */
  private void write(String name, int trainRows, int jump, int apart) throws IOException {
    StringBuilder rows = new StringBuilder("timestamp,value,value2,label\n");
    for (int row = 0; row < ROWS; row++) {
      double wave = Math.sin(row * Math.PI / 20);
      double first = row == jump ? 50 : wave;
      double second = row == apart ? -wave - Math.copySign(1, wave) : wave;
      rows.append(row).append(',').append(first).append(',').append(second);
      rows.append(row == jump || row == apart ? ",1\n" : ",0\n");
    }
    Files.writeString(set.resolve(name), rows);
    Path index = set.resolve("index.csv");
    Files.writeString(index, Files.readString(index) + name + "," + trainRows + ",1800\n");
  }

  private VectorPackReport run(@Nullable ResultFolder results) throws IOException {
    return new VectorRun(new VectorMean(), List.of(1.0, 3.0), results, () -> {})
        .over(VectorPack.find(set).get(0));
  }

  @Test
  void rankings_are_those_of_the_rows_behind_the_training_part() throws IOException {
    write("a.csv", TRAINED, 700, -1);
    VectorReport file = run(null).files().get(0);

    assertThat(file.channels()).isEqualTo(2);
    assertThat(file.detector().rows()).isEqualTo(ROWS);
    assertThat(file.detector().scoredRows()).isEqualTo(ROWS - TRAINED);
    assertThat(file.detector().averagePrecision()).hasValue(1);
    assertThat(file.longestBuffer()).isEqualTo(40);
    assertThat(file.detector().atBudgets()).extracting(at -> at.recall().paged()).contains(1);
    assertThat(file.better()).isEmpty();
  }

  @Test
  void a_floor_that_ranks_better_is_named() throws IOException {
    write("a.csv", TRAINED, -1, 710);
    VectorPackReport report = run(null);

    assertThat(report.floors())
        .extracting(FloorReport::name)
        .containsExactly("PCA residual", "mean |z|");
    assertThat(report.floors().get(0).averagePrecision()).hasValue(1);
    assertThat(report.better()).extracting(FloorReport::name).contains("PCA residual");
    assertThat(report.files().get(0).better()).isEqualTo(report.files().get(0).floors());
  }

  @Test
  void a_file_that_is_all_training_counts_for_its_false_pages_only() throws IOException {
    write("a.csv", TRAINED, 700, -1);
    write("free.csv", ROWS, -1, -1);
    VectorPackReport report = run(null);

    assertThat(report.onlyTraining()).isEqualTo(1);
    VectorReport free = report.files().get(1);
    assertThat(free.detector().scoredRows()).isEqualTo(ROWS - ROWS / 5);
    assertThat(free.detector().volumeUnderSurface()).isEmpty();
    assertThat(report.detector().averagePrecision()).hasValue(1);
    assertThat(report.floors().get(0).averagePrecision()).isPresent();
  }

  @Test
  void results_keep_all_channels() throws IOException {
    write("a.csv", TRAINED, 700, -1);
    Path out = folder.resolve("out");
    try (ResultFolder results = ResultFolder.open(out, List.of(set))) {
      run(results);
      results.publish();
    }

    List<String> rows = Files.readAllLines(out.resolve("set/a.csv"));
    assertThat(rows).hasSize(ROWS + 1);
    assertThat(rows.get(0)).isEqualTo("timestamp,value,value2,anomaly_score,alarm,label");
    assertThat(rows.get(701)).startsWith("700,50.0,").endsWith(",1,1");
  }
}
