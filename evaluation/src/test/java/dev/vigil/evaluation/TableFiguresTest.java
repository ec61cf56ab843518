package dev.vigil.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigil.detect.DetectorCatalogue;
import dev.vigil.detect.DetectorSpec;
import dev.vigil.evaluation.data.TablePack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the detectors of rows promise on the labelled tables: mean AUC-ROC. */
class TableFiguresTest {
  private static final String SET = "adbench";

  /** Five small tables of twelve. */
  private static final List<String> FEW =
      List.of("Ionosphere", "breastw", "cardio", "thyroid", "vowels");

  @ParameterizedTest(name = "{0} at least {1} on a few tables")
  @CsvSource({
    "isolation-forest, 0.88",
    "knn, 0.92",
    "loda, 0.87",
    "robust-covariance, 0.91",
    "gaussian-mixture, 0.91",
    "autoencoder, 0.89",
    "one-svm, 0.84",
    "vectors, 0.91"
  })
  void strange_rows_of_a_few_tables_rank_above_ordinary_ones(
      String detector, double least, @TempDir Path few) throws IOException {
    Path set = SharedData.set(SET);
    for (String table : FEW) {
      Files.copy(set.resolve(table + ".csv.gz"), few.resolve(table + ".csv.gz"));
    }
    assertThat(area(detector, TablePack.find(few), TableProtocol.ALL_ROWS, 1))
        .isGreaterThanOrEqualTo(least);
  }

  @Tag("long")
  @ParameterizedTest(name = "{0} at least {1}")
  @CsvSource({
    "isolation-forest, 0.87",
    "knn, 0.87",
    "loda, 0.87",
    "robust-covariance, 0.87",
    "gaussian-mixture, 0.87",
    "autoencoder, 0.85",
    "one-svm, 0.83",
    "vectors, 0.905"
  })
  void strange_rows_rank_above_ordinary_ones(String detector, double least) throws IOException {
    assertThat(area(detector, all(), TableProtocol.ALL_ROWS, 3)).isGreaterThanOrEqualTo(least);
  }

  @Tag("long")
  @ParameterizedTest(name = "{0} at least {1}, each row scored before it is learnt")
  @CsvSource({"isolation-forest, 0.87", "loda, 0.87", "robust-covariance, 0.87", "vectors, 0.905"})
  void strange_rows_rank_above_ordinary_ones_before_they_are_learnt(String detector, double least)
      throws IOException {
    assertThat(area(detector, all(), TableProtocol.PREQUENTIAL, 3)).isGreaterThanOrEqualTo(least);
  }

  private static TablePack all() throws IOException {
    return TablePack.find(SharedData.set(SET));
  }

  private static double area(String detector, TablePack pack, TableProtocol protocol, int seeds)
      throws IOException {
    DetectorSpec spec = DetectorCatalogue.installed().find(detector).orElseThrow();
    return new TableRun(spec, TableRun.seeds(1, seeds), protocol, null, () -> {})
        .over(pack)
        .rocArea()
        .mean()
        .orElseThrow();
  }
}
