package dev.vigil.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.vigil.evaluation.data.SeriesPack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scores are the values of the file here, which makes every figure one to work out by hand. */
class SeriesRunTest {
  private static final int ROWS = 1000;

  @TempDir private Path folder;

  private PackReport run() throws IOException {
    SeriesPack pack = SeriesPack.find(folder).get(0);
    return new SeriesRun(new Shouting(), List.of(1.0, 0.2), null, () -> {}).over(pack);
  }

  private void write(String name, double[] values, int... labelled) throws IOException {
    StringBuilder rows = new StringBuilder("timestamp,value,label\n");
    for (int row = 0; row < values.length; row++) {
      boolean label = false;
      for (int one : labelled) {
        label |= one == row;
      }
      rows.append(row).append(',').append(values[row]).append(label ? ",1\n" : ",0\n");
    }
    Files.writeString(folder.resolve(name), rows);
    Path index = folder.resolve("index.csv");
    String head = Files.exists(index) ? Files.readString(index) : "file,train_rows\n";
    Files.writeString(index, head + name + ",300\n");
  }

  @Test
  void only_rows_behind_the_training_part_are_measured() throws IOException {
    double[] values = new double[ROWS];
    values[299] = 0.9;
    values[600] = 0.8;
    values[601] = 50;
    write("a.csv", values, 299, 600, 601);
    SeriesReport series = run().series().get(0);

    assertThat(series.rows()).isEqualTo(ROWS);
    assertThat(series.scoredRows()).isEqualTo(700);
    assertThat(series.events()).isEqualTo(1);
    assertThat(series.averagePrecision()).hasValue(1);
    assertThat(series.highestNearEvent()).contains(true);
    assertThat(series.atBudgets()).extracting(at -> at.recall().paged()).containsExactly(1, 1);
  }

  @Test
  void all_pages_are_held_against_the_bound() throws IOException {
    double[] values = new double[ROWS];
    values[299] = 90;
    write("a.csv", values, 600);

    SeriesReport.AtBudget at = run().atBudgets().get(0);
    assertThat(at.recall().pages()).isZero();
    assertThat(at.bound().pages()).isEqualTo(1);
  }

  @Test
  void a_pack_sums_events_and_averages_rankings() throws IOException {
    double[] hit = new double[ROWS];
    hit[600] = 50;
    write("a.csv", hit, 600);
    double[] wrong = new double[ROWS];
    wrong[900] = 50;
    write("b.csv", wrong, 600);
    PackReport pack = run();

    assertThat(pack.events()).isEqualTo(2);
    assertThat(pack.highestNearEvent()).hasValue(0.5);
    assertThat(pack.averagePrecision().orElseThrow()).isCloseTo(0.5, within(0.01));
    assertThat(pack.atBudgets().get(0).recall().paged()).isEqualTo(1);
    assertThat(pack.atBudgets().get(0).recall().falsePages()).isEqualTo(1);
  }

  @Test
  void a_series_without_labels_has_no_ranking_and_spares_the_others_theirs() throws IOException {
    double[] hit = new double[ROWS];
    hit[600] = 50;
    write("a.csv", hit, 600);
    write("b.csv", new double[ROWS]);
    PackReport pack = run();

    assertThat(pack.series().get(1).averagePrecision()).isEmpty();
    assertThat(pack.series().get(1).volumeUnderSurface()).isEmpty();
    assertThat(pack.averagePrecision()).hasValue(1);
    assertThat(pack.highestNearEvent()).isEmpty();
  }
}
