package dev.vigil.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EvaluateTableTest {
  @TempDir private Path folder;
  private Path set;

  @BeforeEach
  void make_a_set() throws IOException {
    set = Files.createDirectory(folder.resolve("adbench"));
    Files.writeString(set.resolve("a.csv"), "f0,f1,label\n0,0,0\n1,0,0\n0,1,0\n9,9,1\n");
    Files.writeString(set.resolve("b.csv"), "f0,label\n0,0\n1,1\n3,0\n0,0\n-0.25,0\n");
  }

  private CommandRun run(Object... more) {
    Object[] words = new Object[5 + more.length];
    System.arraycopy(
        new Object[] {"evaluate", "table", folder, "--detector", "mean_distance"}, 0, words, 0, 5);
    System.arraycopy(more, 0, words, 5, more.length);
    return CommandRun.of(words);
  }

  @Test
  void the_table_has_a_line_for_each_file_and_the_mean() {
    CommandRun run = run();

    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .isEqualTo(
            """
            labelled tables; detector mean_distance; all rows learnt, then all scored; 5 seeds

            table          rows  scored  features  anomalies  AUC-ROC  AUC-PR
            adbench/a.csv     4       4         2          1    1.000   1.000
            adbench/b.csv     5       5         1          1    0.000   0.200

            mean of 2 tables ± deviation over seeds: AUC-ROC 0.500 ± 0.000, AUC-PR 0.600 ± 0.000
            """);
    assertThat(run.exitCode()).isZero();
  }

  @Test
  void prequential_leaves_out_what_comes_before_the_detector_is_ready() {
    CommandRun run = run("--prequential", "--seeds", "3", "--format", "json");

    assertThat(run.out())
        .contains("\"prequential\" : true", "\"scored_rows\" : 3", "\"scored_rows\" : 4")
        .contains("\"auc_roc_deviation\" : ", "\"seed\" : 3");
  }

  @Test
  void results_end_in_score_alarm_and_label() {
    Path out = folder.resolve("out");
    CommandRun run = run("--results", out, "--set", "unit=0.25");

    assertThat(run.exitCode()).isZero();
    assertThat(out.resolve("adbench/b.csv"))
        .hasContent(
            """
            f0,anomaly_score,alarm,label
            0,3.0,0,0
            1,1.0,0,1
            3,9.0,1,0
            0,3.0,0,0
            -0.25,4.0,1,0
            """);
  }

  @Test
  void a_malformed_file_ends_the_run_with_its_place() throws IOException {
    Path broken = Files.writeString(set.resolve("c.csv"), "f0,label\n0,0\nlow,1\n");
    Path out = Files.createDirectory(folder.resolve("out"));

    CommandRun run = run("--results", out);

    assertThat(run.err()).isEqualTo("vigil: " + broken + ":3:1: f0 'low' is not a number\n");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(out).isEmptyDirectory();
  }

  @Test
  void a_detector_of_single_numbers_is_refused() {
    CommandRun run = CommandRun.of("evaluate", "table", folder, "--detector", "zscore");

    assertThat(run.err())
        .startsWith("vigil: --detector: zscore does not read vectors; these do: ")
        .contains("mean_distance");
    assertThat(run.exitCode()).isEqualTo(2);
  }

  @Test
  void a_seed_is_not_a_setting_here() {
    CommandRun run = run("--set", "Seed=4");

    assertThat(run.err()).startsWith("vigil: --set: 'seed' is what --seeds and --first-seed say\n");
    assertThat(run.exitCode()).isEqualTo(2);
  }

  @Test
  void no_seed_is_too_few() {
    assertThat(run("--seeds", "0").err()).startsWith("vigil: --seeds must be 1 or more, was 0\n");
  }

  @Test
  void what_is_learnt_may_hold_a_share_of_labelled_rows() throws IOException {
    Files.delete(set.resolve("b.csv"));
    Files.writeString(
        set.resolve("a.csv"), "f0,flag,label\n" + "1,SF,0\n".repeat(20) + "9,S0,1\n".repeat(3));

    CommandRun run = run("--contamination", "0.1", "--seeds", "2");
    assertThat(run.out())
        .startsWith(
            "labelled tables; detector mean_distance; half of the rows without a label learnt,"
                + " with 10.0 % labelled ones among them, and the rest scored; 2 seeds\n")
        .containsPattern("adbench/a.csv +23 +12 +2 +3 +1.000 +1.000\n");
    assertThat(run("--contamination", "0.6").err())
        .startsWith("vigil: --contamination must be from 0 to 0.5, was 0.6\n");
    assertThat(run("--contamination", "0", "--prequential").exitCode()).isEqualTo(2);
  }
}
