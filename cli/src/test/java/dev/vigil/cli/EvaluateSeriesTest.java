package dev.vigil.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EvaluateSeriesTest {
  @TempDir private Path folder;

  @Test
  void the_table_has_rankings_and_events_set_by_set() throws IOException {
    MadeUpData.set(folder.resolve("kpi"));
    MadeUpData.set(folder.resolve("wsd"));

    CommandRun run =
        CommandRun.of(
            "evaluate", "series", folder, "--detector", "zscore", "--budget", "1", "--budget", "3");

    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .isEqualTo(
            """
            labelled series; detector zscore

            set  series  events  weeks  AUC-PR  VUS-PR  UCR accuracy
            kpi       2       1    1.6   1.000   0.426             –
            wsd       2       1    1.6   1.000   0.426             –

            set  budget a week  events  paged  covered  false a week  pages a week  updates a week  bound slack
            kpi              1       1      1        1          0.00          0.63            1.89         2.00
            kpi              3       1      1        1          0.00          0.63            1.89         8.00
            wsd              1       1      1        1          0.00          0.63            1.89         2.00
            wsd              3       1      1        1          0.00          0.63            1.89         8.00
            """);
    assertThat(run.exitCode()).isZero();
  }

  @Test
  void ucr_accuracy_is_told_where_every_series_has_one_event() throws IOException {
    MadeUpData.set(folder);
    Files.delete(folder.resolve("quiet.csv.gz"));

    CommandRun run = CommandRun.of("evaluate", "series", folder);

    assertThat(run.out()).containsPattern("1 +1 +0\\.8 +[\\d.]+ +[\\d.]+ +1\\.000\n");
  }

  @Test
  void json_has_each_series_too() throws IOException {
    MadeUpData.set(folder.resolve("set"));

    CommandRun run =
        CommandRun.of(
            "evaluate",
            "series",
            folder.resolve("set"),
            "--format",
            "json",
            "--budget",
            "1",
            "--detector",
            "zscore");

    assertThat(run.out())
        .contains("\"name\" : \"set\"")
        .contains("\"name\" : \"set/jump.csv\"")
        .contains("\"highest_near_event\" : true")
        .contains("\"name\" : \"set/quiet.csv\"")
        .contains("\"vus_pr\" : null")
        .contains("\"highest_near_event\" : null")
        .contains("\"false_pages\" : 0")
        .contains("\"from\" : \"2026-03-07T05:00:00Z\"")
        .endsWith("}\n");
  }

  @Test
  void results_end_in_score_alarm_and_label() throws IOException {
    MadeUpData.set(folder.resolve("set"));
    Path out = folder.resolve("out");

    CommandRun run = CommandRun.of("evaluate", "series", folder.resolve("set"), "--results", out);

    assertThat(run.exitCode()).isZero();
    List<String> rows = Files.readAllLines(out.resolve("set/jump.csv"));
    assertThat(rows).hasSize(MadeUpData.ROWS + 1);
    assertThat(rows.get(0)).isEqualTo("timestamp,value,anomaly_score,alarm,label");
    assertThat(rows.get(1 + MadeUpData.JUMP)).matches("2026-03-07T05:00:00Z,900\\.0,[\\d.]+,1,1");
    assertThat(out.resolve("set/quiet.csv")).exists();
    assertThat(out).isDirectoryNotContaining(file -> file.toString().contains("unfinished"));
  }

  @Test
  void one_malformed_file_ends_the_run_and_nothing_is_written() throws IOException {
    Path set = MadeUpData.set(folder.resolve("set"));
    Path broken = set.resolve("broken.csv");
    Files.writeString(broken, "timestamp,value,label\n2026-03-02T00:00:00Z,1,0\nnoon,2,0\n");
    Path out = Files.createDirectory(folder.resolve("out"));

    CommandRun run = CommandRun.of("evaluate", "series", set, "--results", out);

    assertThat(run.err())
        .isEqualTo("vigil: " + broken + ":3:1: 'noon' is neither a date and time nor an index\n");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(out).isEmptyDirectory();
  }

  @Test
  void a_series_without_a_row_to_measure_is_wrong() throws IOException {
    Path file = folder.resolve("a.csv");
    Files.writeString(file, "timestamp,value,label\n0,1,0\n1,2,0\n");
    Files.writeString(folder.resolve("index.csv"), "file,train_rows\na.csv,2\n");

    CommandRun run = CommandRun.of("evaluate", "series", folder);

    assertThat(run.err())
        .isEqualTo("vigil: " + file + ": has no row with a value behind its training part\n");
    assertThat(run.exitCode()).isEqualTo(2);
  }

  @Test
  void a_folder_without_series_is_wrong() {
    CommandRun run = CommandRun.of("evaluate", "series", folder);

    assertThat(run.err())
        .startsWith("vigil: " + folder + ": no labelled series (*.csv, *.csv.gz) here nor in [kpi");
    assertThat(run.exitCode()).isEqualTo(2);
  }

  @Test
  void results_want_a_folder() throws IOException {
    MadeUpData.set(folder.resolve("set"));
    Path file = Files.writeString(folder.resolve("file"), "");

    CommandRun run = CommandRun.of("evaluate", "series", folder.resolve("set"), "--results", file);

    assertThat(run.err()).isEqualTo("vigil: " + file + ": is a file, not a folder for results\n");
    assertThat(run.exitCode()).isEqualTo(2);
  }

  @Test
  void settings_of_the_detector_are_set() throws IOException {
    MadeUpData.set(folder.resolve("set"));

    CommandRun usual = settings();
    CommandRun other =
        settings("--set", "memory=50", "--set", "warm-up = 20", "--set", "robust=true");

    assertThat(usual.exitCode()).isZero();
    assertThat(other.exitCode()).isZero();
    assertThat(other.out()).isNotEqualTo(usual.out());
    assertThat(settings("--set", "memory=500").out()).isEqualTo(usual.out());
  }

  private CommandRun settings(String... settings) {
    List<Object> words =
        new ArrayList<>(
            List.of("evaluate", "series", folder.resolve("set"), "--detector", "zscore"));
    words.addAll(List.of(settings));
    return CommandRun.of(words.toArray());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "memory=1|zscore: memory must be from 10 to 1000000 rows, was 1",
        "memory=few|zscore: memory must be a whole number, was 'few'",
        "memori=100|zscore: unknown setting 'memori', did you mean 'memory'?",
        "memory|'memory' is not KEY=VALUE",
        "=5|'=5' is not KEY=VALUE",
        "memory.a=5|zscore: memory must be a whole number, was '{a=5}'"
      })
  void a_setting_that_cannot_be_is_told(String setting, String message) throws IOException {
    MadeUpData.set(folder.resolve("set"));
    CommandRun run = settings("--set", setting);

    assertThat(run.err()).startsWith("vigil: --set: " + message + "\n");
    assertThat(run.exitCode()).isEqualTo(2);
  }

  @Test
  void a_setting_is_given_once() throws IOException {
    MadeUpData.set(folder.resolve("set"));

    assertThat(settings("--set", "memory=50", "--set", "memory=60").err())
        .startsWith("vigil: --set: 'memory' is given twice\n");
  }
}
