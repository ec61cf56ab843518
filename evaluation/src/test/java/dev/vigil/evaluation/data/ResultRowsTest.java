package dev.vigil.evaluation.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultRowsTest {
  @TempDir private Path folder;

  @Test
  void a_finished_result_stands_in_its_place() throws IOException {
    Path target = folder.resolve("300s/gauss-1.csv");
    try (ResultRows rows = ResultRows.create(target)) {
      rows.add(1_399_248_000_000L, 0.1 + 0.2, 1e-3, 0, false);
      rows.add(1_399_248_300_000L, -1e9, 2, 2, true);
      assertThat(target).doesNotExist();
      rows.finish();
    }

    assertThat(target)
        .hasContent(
            """
            timestamp,value,anomaly_score,alarm,label
            2014-05-05T00:00:00Z,0.30000000000000004,0.001,0,0
            2014-05-05T00:05:00Z,-1.0E9,2.0,2,1
            """);
    assertThat(target.getParent()).isDirectoryContaining(target::equals);
  }

  @Test
  void an_unfinished_result_leaves_nothing_behind() throws IOException {
    try (ResultRows rows = ResultRows.create(folder.resolve("gauss-1.csv"))) {
      rows.add(0, 1, 1, 0, false);
    }

    assertThat(folder).isEmptyDirectory();
  }
}
