package dev.vigil.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.vigil.detect.DetectorSpec;
import dev.vigil.detect.zscore.ZScoreSpec;
import dev.vigil.evaluation.data.MalformedDataException;
import dev.vigil.evaluation.data.ResultFolder;
import dev.vigil.evaluation.data.TablePack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The score is the distance from the mean, so that every figure can be worked out by hand. */
class TableRunTest {
  @TempDir private Path folder;
  private Path tables;

  @BeforeEach
  void write_a_table() throws IOException {
    tables = Files.createDirectory(folder.resolve("tables"));
    write("a.csv", "0,0 1,0 -1,0 0.5,0 -0.5,0 9,1 -9,1 0.2,1");
  }

  private void write(String name, String rows) throws IOException {
    Files.writeString(tables.resolve(name), "f0,label\n" + rows.replace(' ', '\n') + "\n");
  }

  private TablePackReport run(DetectorSpec detector, int seeds, TableProtocol protocol)
      throws IOException {
    return new TableRun(detector, TableRun.seeds(1, seeds), protocol, null, () -> {})
        .over(TablePack.find(tables));
  }

  @Test
  void all_rows_are_scored_by_a_model_of_all_rows() throws IOException {
    TableReport table = run(new VectorMean(), 3, TableProtocol.ALL_ROWS).tables().get(0);

    assertThat(table.name()).isEqualTo("tables/a.csv");
    assertThat(table.rows()).isEqualTo(8);
    assertThat(table.anomalies()).isEqualTo(3);
    // Of 5 normal rows the mean 0.025 leaves one, at 0, nearer than 0.2: (5 + 5 + 1) / 15.
    assertThat(table.rocArea()).hasValue(11 / 15.0);
    assertThat(table.averagePrecision().orElseThrow())
        .isCloseTo((1 + 1 + 3 / 7.0) / 3, within(1e-12));
    assertThat(table.seeds()).allMatch(seed -> seed.scoredRows() == 8);
  }

  @Test
  void a_detector_that_can_be_fitted_is_fitted_before_it_scores() throws IOException {
    write("a.csv", "100,0 101,0 99,0 0,1");

    // Fitted by itself only after 1000 rows, it would hold 0 to be the mean and rank them last.
    assertThat(run(new VectorMean(1000, 0), 1, TableProtocol.ALL_ROWS).rocArea().mean())
        .hasValue(1);
  }

  @Test
  void each_seed_is_the_detectors_own_too() throws IOException {
    Path out = folder.resolve("out");
    try (ResultFolder results = ResultFolder.open(out, List.of(tables))) {
      new TableRun(new VectorMean(), List.of(40L, 7L), TableProtocol.ALL_ROWS, results, () -> {})
          .over(TablePack.find(tables));
      results.publish();
    }

    List<String> rows = Files.readAllLines(out.resolve("tables/a.csv"));
    assertThat(rows.get(0)).isEqualTo("f0,anomaly_score,alarm,label");
    assertThat(rows).hasSize(9);
    assertThat(rows.get(1)).matches("0,40\\.02499.*,0,0|0,40\\.025.*,0,0");
    assertThat(rows.get(6)).startsWith("9,48.97").endsWith(",1,1");
  }

  @Test
  void prequential_rows_are_scored_before_they_are_learnt() throws IOException {
    AtomicInteger done = new AtomicInteger();
    TablePackReport report =
        new TableRun(
                new VectorMean(),
                TableRun.seeds(1, 20),
                TableProtocol.PREQUENTIAL,
                null,
                done::incrementAndGet)
            .over(TablePack.find(tables));

    assertThat(done).hasValue(20);
    TableReport table = report.tables().get(0);
    assertThat(table.scoredRows()).isEqualTo(6);
    assertThat(table.seeds().stream().map(TableReport.OfSeed::rocArea).distinct())
        .hasSizeGreaterThan(3);
    assertThat(report.rocArea().deviation().orElseThrow()).isPositive();
  }

  @Test
  void a_detector_that_is_never_ready_has_no_figure() throws IOException {
    write("a.csv", "1,0 2,1");

    TablePackReport report = run(new VectorMean(), 2, TableProtocol.PREQUENTIAL);
    assertThat(report.tables().get(0).scoredRows()).isZero();
    assertThat(report.rocArea().mean()).isEmpty();
  }

  @Test
  void the_mean_is_over_tables_and_the_deviation_over_seeds() throws IOException {
    write("b.csv", "0,0 0,0 9,1");

    TablePackReport report = run(new VectorMean(), 4, TableProtocol.ALL_ROWS);
    assertThat(report.rocArea().mean().orElseThrow()).isCloseTo((11 / 15.0 + 1) / 2, within(1e-12));
    assertThat(report.rocArea().deviation().orElseThrow()).isCloseTo(0, within(1e-12));
    assertThat(run(new VectorMean(), 1, TableProtocol.ALL_ROWS).rocArea().deviation()).isEmpty();
  }

  @Test
  void a_detector_of_single_numbers_is_refused() {
    assertThatThrownBy(() -> run(new ZScoreSpec(), 1, TableProtocol.ALL_ROWS))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("zscore does not read vectors");
  }

  @Test
  void half_of_the_normal_rows_are_learnt_with_a_share_of_labelled_ones() throws IOException {
    write("a.csv", "0,0 ".repeat(80) + "5,1 ".repeat(19) + "5,1");

    TableReport clean = run(new VectorMean(), 2, TableProtocol.halfOfNormal(0)).tables().get(0);
    assertThat(clean.scoredRows()).isEqualTo(60);
    assertThat(clean.rocArea()).hasValue(1);
    // 40 normal rows and 10 labelled are learnt: the mean is 1.
    TableReport tainted = run(new VectorMean(), 2, TableProtocol.halfOfNormal(0.2)).tables().get(0);
    assertThat(tainted.scoredRows()).isEqualTo(50);
    assertThat(tainted.rocArea()).hasValue(1);
  }

  @Test
  void a_table_with_too_few_labelled_rows_for_its_share_is_told() throws IOException {
    write("a.csv", "0,0 ".repeat(80) + "5,1");

    assertThatThrownBy(() -> run(new VectorMean(), 1, TableProtocol.halfOfNormal(0.05)))
        .isInstanceOf(MalformedDataException.class)
        .hasMessage(
            tables.resolve("a.csv") + ": has too few labelled rows to learn a share of 0.05");
    assertThatThrownBy(() -> TableProtocol.halfOfNormal(0.6))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("contamination must be from 0 to 0.5, was 0.6");
  }

  @Test
  void words_are_scored_by_how_rare_they_are_among_what_was_learnt() throws IOException {
    Files.writeString(
        tables.resolve("a.csv"), "flag,label\n" + "SF,0\n".repeat(30) + "S0,1\n".repeat(2));

    assertThat(run(new VectorMean(), 1, TableProtocol.halfOfNormal(0)).rocArea().mean())
        .hasValue(1);
    assertThatThrownBy(() -> run(new VectorMean(), 1, TableProtocol.PREQUENTIAL))
        .isInstanceOf(MalformedDataException.class)
        .hasMessageEndingWith("has words, whose code needs the rows that are learnt first");
  }
}
