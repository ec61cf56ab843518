package dev.vigil.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A set of two series of waves: one with a jump, which is found, and one with nothing in it. */
final class EvaluateVectorsTest {
  private static final int ROWS = 600;
  private static final int JUMP = 500;

  @TempDir private Path folder;
  private Path set;

  @BeforeEach
  void make_a_set() throws IOException {
    set = Files.createDirectory(folder.resolve("skab"));
    Files.writeString(
        set.resolve("index.csv"),
        "file,train_rows,interval_seconds\nfree.csv,600,1\njump.csv,300,1\n");
    Files.writeString(set.resolve("free.csv"), rows(-1));
    Files.writeString(set.resolve("jump.csv"), rows(JUMP));
  }

  private static String rows(int jump) {
    StringBuilder text = new StringBuilder("timestamp,value,value2,label\n");
    for (int row = 0; row < ROWS; row++) {
      double wave = Math.sin(row * Math.PI / 12);
      text.append("2026-01-%02dT%02d:00:00Z,".formatted(1 + row / 24, row % 24));
      text.append(row == jump ? "40,40,1\n" : wave + "," + -wave + ",0\n");
    }
    return text.toString();
  }

  @Test
  void the_table_has_the_detector_beside_the_floors() {
    CommandRun run =
        CommandRun.of(
            "evaluate", "vectors", folder, "--detector", "mean_distance", "--budget", "1");

    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .isEqualTo(
            """
            labelled series of vectors; detector mean_distance

            set   series  events  weeks  AUC-PR  VUS-PR  PCA residual  mean |z|
            skab       2       1    4.6   1.000   0.325         0.329     0.403

            where a floor ranks better (VUS-PR):
            skab: PCA residual 0.329 over 0.325
            skab: mean |z| 0.403 over 0.325
              skab/jump.csv: PCA residual 0.329 over 0.325
              skab/jump.csv: mean |z| 0.403 over 0.325

            set   budget a week  events  paged  covered  false a week  pages a week  updates a week  bound slack
            skab              1       1      1        1          0.00          0.22            0.00         2.00
            skab: 1 file with nothing to find, watched for false pages behind the first fifth
            """);
    assertThat(run.exitCode()).isZero();
  }

  @Test
  void json_has_each_file_and_floor() {
    CommandRun run =
        CommandRun.of(
            "evaluate", "vectors", set, "--detector", "mean_distance", "--format", "json");

    assertThat(run.out())
        .contains("\"name\" : \"skab/jump.csv\"", "\"longest_buffer\" : 24")
        .contains("\"only_training\" : true", "\"name\" : \"PCA residual\"")
        .contains("\"better\" : false", "\"pages_per_week\" : 1.0");
  }

  @Test
  void results_keep_all_channels_and_end_in_score_alarm_and_label() throws IOException {
    Path out = folder.resolve("out");
    CommandRun run =
        CommandRun.of("evaluate", "vectors", set, "--detector", "mean_distance", "--results", out);

    assertThat(run.exitCode()).isZero();
    List<String> rows = Files.readAllLines(out.resolve("skab/jump.csv"));
    assertThat(rows).hasSize(ROWS + 1);
    assertThat(rows.get(0)).isEqualTo("timestamp,value,value2,anomaly_score,alarm,label");
    assertThat(rows.get(1 + JUMP)).matches("2026-01-21T20:00:00Z,40,40,[\\d.]+,1,1");
  }

  @Test
  void a_set_that_does_not_say_where_training_ends_is_wrong() throws IOException {
    Files.writeString(set.resolve("index.csv"), "file,train_rows\nfree.csv,600\njump.csv,no\n");
    CommandRun run = CommandRun.of("evaluate", "vectors", set, "--detector", "mean_distance");

    assertThat(run.err())
        .isEqualTo(
            "vigil: "
                + set.resolve("index.csv")
                + ":3:10: train_rows 'no' is not a whole number\n");
    assertThat(run.exitCode()).isEqualTo(2);
  }

  @Test
  void a_detector_of_vectors_reads_no_single_numbers() {
    CommandRun run = CommandRun.of("evaluate", "series", set, "--detector", "mean_distance");

    assertThat(run.err())
        .startsWith("vigil: --detector: mean_distance does not read single numbers; these do: ")
        .contains(" novelty, ");
    assertThat(run.exitCode()).isEqualTo(2);
  }
}
