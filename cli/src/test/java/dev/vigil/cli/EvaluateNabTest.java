package dev.vigil.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EvaluateNabTest {
  private static final String TABLE =
      """
      NAB: 2 files, 4,000 rows, 1 window; detector zscore

      profile, swept       score  threshold  windows hit  false rows
      standard            100.00     0.9418            1           0
      reward_low_FP_rate  100.00     0.9418            1           0
      reward_low_FN_rate  100.00     0.9418            1           0

      alarms, pages a week  standard  low FP  low FN  windows hit  false rows  bound slack
      1                       100.00  100.00  100.00            1           0         2.00
      3                       100.00  100.00  100.00            1           0         8.00
      """;

  private static final String SILENT_JSON =
      """
      {
        "detector" : "threshold",
        "files" : 2,
        "rows" : 4000,
        "windows" : 1,
        "swept" : {
          "standard" : {
            "score" : 0.0,
            "threshold" : null,
            "windows_hit" : 0,
            "true_positive_rows" : 0,
            "false_positive_rows" : 0
          },
          "reward_low_FP_rate" : {
            "score" : 0.0,
            "threshold" : null,
            "windows_hit" : 0,
            "true_positive_rows" : 0,
            "false_positive_rows" : 0
          },
          "reward_low_FN_rate" : {
            "score" : 0.0,
            "threshold" : null,
            "windows_hit" : 0,
            "true_positive_rows" : 0,
            "false_positive_rows" : 0
          }
        },
        "alarms" : [ {
          "pages_per_week" : 0.5,
          "standard" : 0.0,
          "reward_low_FP_rate" : 0.0,
          "reward_low_FN_rate" : 0.0,
          "windows_hit" : 0,
          "true_positive_rows" : 0,
          "false_positive_rows" : 0,
          "bound" : {
            "worst_slack" : 2.0,
            "holds" : true,
            "pages" : 0
          }
        } ]
      }
      """;

  @TempDir private Path folder;

  @Test
  void the_table_has_the_swept_scores_and_those_of_the_alarms() throws IOException {
    CommandRun run =
        CommandRun.of(
            "evaluate", "nab", MadeUpData.nab(folder), "--detector", "zscore", "--budget", "1,3");

    assertThat(run.err()).isEmpty();
    assertThat(run.out()).isEqualTo(TABLE);
    assertThat(run.exitCode()).isZero();
  }

  @Test
  void zipped_files_with_labels_in_them_give_the_same() throws IOException {
    CommandRun run =
        CommandRun.of(
            "evaluate",
            "nab",
            MadeUpData.zippedNab(folder),
            "--detector",
            "zscore",
            "--budget",
            "1,3,1");

    assertThat(run.out()).isEqualTo(TABLE);
  }

  @Test
  void json_has_all_figures() throws IOException {
    CommandRun run =
        CommandRun.of(
            "evaluate",
            "nab",
            MadeUpData.nab(folder),
            "--format",
            "json",
            "--budget",
            "0.5",
            "--detector",
            "threshold");

    assertThat(run.out()).isEqualTo(SILENT_JSON);
  }

  @Test
  void the_default_detector_finds_the_jump() throws IOException {
    CommandRun run = CommandRun.of("evaluate", "nab", MadeUpData.nab(folder));

    assertThat(run.out())
        .contains("detector composite")
        .containsPattern("standard +100\\.00")
        .containsPattern("\n1 .*\n0\\.2 .*\n3 .*\n$");
  }

  @Test
  void results_stand_beside_the_rows_of_their_files() throws IOException {
    Path out = folder.resolve("results/vigil");
    CommandRun run = CommandRun.of("evaluate", "nab", MadeUpData.nab(folder), "--results", out);

    assertThat(run.exitCode()).isZero();
    List<String> rows = Files.readAllLines(out.resolve("madeUp/jump.csv"));
    assertThat(rows).hasSize(MadeUpData.ROWS + 1);
    assertThat(rows.get(0)).isEqualTo("timestamp,value,anomaly_score,label");
    assertThat(rows.get(1)).isEqualTo("2026-03-02 00:00:00,100.0,0.0,0");
    assertThat(rows.get(1 + MadeUpData.JUMP)).matches("[^,]+,900\\.0,0\\.[5-9]\\d*,1");
    assertThat(rows.stream().skip(1))
        .allSatisfy(
            row -> assertThat(Double.parseDouble(row.split(",", -1)[2])).isBetween(0.0, 1.0));
    assertThat(rows.stream().filter(row -> row.endsWith(",1"))).hasSize(100);
  }

  @Test
  void the_alarms_of_the_first_budget_stand_in_results_of_their_own() throws IOException {
    Path out = folder.resolve("results");
    CommandRun.of(
        "evaluate", "nab", MadeUpData.zippedNab(folder), "--results", out, "--budget", "1,3");

    List<String> rows = Files.readAllLines(out.resolve("alarms/madeUp/jump.csv"));
    assertThat(rows.get(0)).isEqualTo("timestamp,value,anomaly_score,alarm,label");
    assertThat(rows.get(1 + MadeUpData.JUMP)).matches("[^,]+,900\\.0,0\\.[5-9]\\d*,1,1");
    assertThat(out.resolve("alarms/madeUp/quiet.csv")).exists();
  }

  @Test
  void a_folder_that_is_not_there_is_named() {
    assertRefused(folder.resolve("gone"), folder.resolve("gone") + ": no such folder");
  }

  @Test
  void a_file_is_no_corpus() throws IOException {
    Path file = Files.writeString(folder.resolve("a.csv"), "timestamp,value\n");
    assertRefused(file, file + ": is a file, not a folder");
  }

  @Test
  void a_folder_without_windows_is_no_corpus() {
    assertRefused(folder, folder + ": not a NAB corpus: it has no labels/combined_windows.json");
  }

  @Test
  void a_file_that_the_windows_name_must_be_there() throws IOException {
    Path quiet = MadeUpData.nab(folder).resolve("data/madeUp/quiet.csv");
    Files.delete(quiet);
    assertRefused(folder, quiet + ": labels/combined_windows.json names it, and it is not there");
  }

  @Test
  void a_malformed_row_is_told_by_its_place_and_nothing_is_written() throws IOException {
    Path jump = MadeUpData.nab(folder).resolve("data/madeUp/jump.csv");
    Files.writeString(jump, Files.readString(jump).replaceFirst(",100.0\n", ",ten\n"));
    Path out = folder.resolve("out");

    CommandRun run = CommandRun.of("evaluate", "nab", folder, "--results", out);

    assertThat(run.err()).isEqualTo("vigil: " + jump + ":2:21: value 'ten' is not a number\n");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(out).doesNotExist();
  }

  @Test
  void a_corpus_without_any_window_has_nothing_to_score_by() throws IOException {
    MadeUpData.nab(folder);
    Files.writeString(folder.resolve("labels/combined_windows.json"), "{\"madeUp/quiet.csv\": []}");
    assertRefused(folder, folder + ": the corpus has no window to score by");
  }

  @Test
  void results_do_not_go_among_the_data() throws IOException {
    MadeUpData.nab(folder);
    CommandRun run = CommandRun.of("evaluate", "nab", folder, "--results", folder.resolve("data"));

    assertThat(run.err())
        .isEqualTo(
            "vigil: "
                + folder.toRealPath().resolve("data/madeUp/jump.csv")
                + ": results would be written among the inputs\n");
    assertThat(run.exitCode()).isEqualTo(2);
    try (Stream<Path> inside = Files.walk(folder.resolve("data"))) {
      assertThat(inside.filter(Files::isRegularFile)).hasSize(2);
    }
  }

  @Test
  void an_unknown_detector_is_wrong_and_the_nearest_is_named() {
    CommandRun run = CommandRun.of("evaluate", "nab", folder, "--detector", "novlty");

    assertThat(run.err()).contains("unknown detector 'novlty', did you mean 'novelty'?");
    assertThat(run.exitCode()).isEqualTo(2);
  }

  @Test
  void a_budget_that_is_none_is_wrong() {
    assertThat(CommandRun.of("evaluate", "nab", folder, "--budget", "0").err())
        .contains("must be from 0.001 to 10000 per series per week, was 0.0");
    assertThat(CommandRun.of("evaluate", "nab", folder, "--budget", "few").err())
        .contains("'few' is not a number of pages a week");
  }

  @Test
  void measuring_without_saying_what_is_wrong() {
    CommandRun run = CommandRun.of("evaluate");

    assertThat(run.err())
        .startsWith("vigil: say what to measure: nab, series, vectors, table or false-alarms\n");
    assertThat(run.exitCode()).isEqualTo(2);
  }

  private void assertRefused(Path corpus, String message) {
    CommandRun run = CommandRun.of("evaluate", "nab", corpus);

    assertThat(run.err()).isEqualTo("vigil: " + message + "\n");
    assertThat(run.out()).isEmpty();
    assertThat(run.exitCode()).isEqualTo(2);
  }
}
