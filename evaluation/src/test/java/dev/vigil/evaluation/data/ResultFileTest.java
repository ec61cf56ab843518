package dev.vigil.evaluation.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultFileTest {
  @TempDir private Path folder;
  private Path source;
  private Path target;

  @BeforeEach
  void write_a_source() throws IOException {
    source = folder.resolve("source.csv");
    Files.writeString(
        source,
        "timestamp,value,value2,label\n2014-04-01 00:00:00,104,9,0\n2014-04-01 00:05:00,1.50,9,1\n");
    target = folder.resolve("out/realTweets/file.csv");
  }

  @Test
  void times_and_values_stand_as_the_source_spells_them() throws IOException {
    ResultFile.write(source, target, new double[] {0, 0.1 + 0.2}, new boolean[] {false, true});

    assertThat(target)
        .hasContent(
            """
            timestamp,value,anomaly_score,label
            2014-04-01 00:00:00,104,0.0,0
            2014-04-01 00:05:00,1.50,0.30000000000000004,1
            """);
  }

  @Test
  void alarms_stand_between_score_and_label() throws IOException {
    ResultFile.write(
        source, target, new double[] {0.5, 1}, new int[] {0, 1}, new boolean[] {false, true});

    assertThat(target)
        .hasContent(
            """
            timestamp,value,anomaly_score,alarm,label
            2014-04-01 00:00:00,104,0.5,0,0
            2014-04-01 00:05:00,1.50,1.0,1,1
            """);
  }

  @Test
  void a_result_that_does_not_fit_its_source_leaves_nothing_behind() throws IOException {
    for (int rows : new int[] {1, 3}) {
      assertThatThrownBy(
              () -> ResultFile.write(source, target, new double[rows], new boolean[rows]))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("has not the " + rows + " rows");
    }
    assertThatThrownBy(() -> ResultFile.write(source, target, new double[2], new boolean[1]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(target.getParent()).isEmptyDirectory();
  }

  @Test
  void a_result_replaces_the_one_before_and_leaves_no_unfinished_file() throws IOException {
    ResultFile.write(source, target, new double[2], new boolean[2]);
    ResultFile.write(source, target, new double[] {1, 1}, new boolean[2]);

    assertThat(target).content().contains("104,1.0,0");
    try (Stream<Path> files = Files.list(target.getParent())) {
      assertThat(files).containsExactly(target);
    }
  }
}
