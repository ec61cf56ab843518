package dev.vigil.cli.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DetectCommandTest {
  private static final String ID = "cb88fef0-bd50-3fcb-94b1-9c1228bf8697";

  @TempDir private Path folder = Path.of("");
  private Path levels = Path.of("");
  private Path limit = Path.of("");

  @BeforeEach
  void write() {
    levels = Inputs.file(folder, "levels.csv", Inputs.levels());
    limit = Inputs.limit90(folder);
  }

  @Test
  void a_table_for_people() {
    Shell shell = Shell.detect(levels, "--config", limit);
    assertThat(shell.code()).isZero();
    assertThat(shell.out())
        .isEqualTo(
            """
            TIME                SERIES       VALUE  EXPECTED             SEVERITY  WHAT
            2024-03-02 09:20    level           96  -∞ … 90              CRITICAL  threshold breach,\
             above its critical limit of 90
            """);
    assertThat(shell.err())
        .isEqualTo(
            """
            1 page and 0 updates (budget 1 a week)
            600 rows of series level, 2024-03-01 00:00 – 2024-03-03 01:55 (2 days)
            """);
  }

  @Test
  void a_series_that_stopped_is_told_where_others_go_on() {
    StringBuilder text = new StringBuilder("time,host,load\n");
    for (int row = 0; row < Inputs.ROWS; row++) {
      for (String host : new String[] {"a", "b"}) {
        if (host.equals("a") || row < 400 || row >= 450) {
          text.append(Inputs.time(row)).append(',').append(host).append(',');
          text.append(50 + row * 7 % 11).append('\n');
        }
      }
    }
    Path hosts = Inputs.file(folder, "hosts.csv", text.toString());
    Shell shell = Shell.detect(hosts, "--config", limit);
    assertThat(shell.out())
        .isEqualTo(
            """
            TIME                SERIES               VALUE  EXPECTED             SEVERITY  WHAT
            2024-03-02 10:05    load{host="b"}           ?  ?                    MEDIUM    absence,\
             nothing came for 50 minutes, usually every 5 minutes
            """);
    assertThat(shell.err())
        .contains("1 page and 0 updates")
        .contains("1 time a series stopped reporting, 1 time one came back after that was told");
  }

  @Test
  void what_is_wrong_with_the_data_is_counted_and_said() {
    StringBuilder text = new StringBuilder("time,level\n");
    for (int row = 0; row < Inputs.ROWS; row++) {
      if (row < 300 || row >= 310) {
        int level = row >= 500 ? 1000 * Inputs.level(row) : Inputs.level(row);
        text.append(Inputs.time(row)).append(',').append(level).append('\n');
      }
    }
    Path flawed = Inputs.file(folder, "flawed.csv", text.toString());
    Path config = Inputs.file(folder, "valid.yaml", "valid: {to: 95}\n");
    Shell shell = Shell.detect(flawed, "--config", config);
    assertThat(shell.err()).contains("values not judged: 104 impossible");
    assertThat(shell.err()).contains("data: 10 rows missing in gaps\n");
    Shell json = Shell.detect(flawed, "--config", limit, "--format", "json");
    assertThat(json.out())
        .contains("1,000 times as large as before, as if the unit had changed")
        .contains("\"dataFlaws\":{\"missing\":10,\"unit_jump\":5}");
    assertThat(json.err())
        .contains("data: 10 rows missing in gaps, 5 as if of another unit, not learnt\n");
  }

  @Test
  void json_has_every_field_of_an_anomaly() {
    Shell shell = Shell.detect(levels, "--config", limit, "--format", "json");
    assertThat(shell.out())
        .startsWith(
            "{\"id\":\"" + ID + "\",\"type\":\"THRESHOLD_BREACH\",\"severity\":\"CRITICAL\",")
        .contains("\"score\":0.", "\"confidence\":0.", "\"pValue\":")
        .contains(
            "\"timestamp\":\"2024-03-02T09:20:00Z\",\"time\":\"2024-03-02 09:20\","
                + "\"metric\":\"level\",\"labels\":{},\"expectedValue\":null,"
                + "\"expectedRange\":{\"lower\":null,\"upper\":90.0},"
                + "\"actualValue\":96.0,\"deviation\":null,\"detector\":\"threshold\","
                + "\"contributions\":[{\"name\":\"critical upper limit\",\"value\":")
        .endsWith(
            "}],\"description\":\"above its critical limit of 90\",\"notice\":\"page\","
                + "\"provisional\":false,\"episode\":1,\"episodeCount\":1}\n");
    assertThat(shell.out().lines()).hasSize(1);
  }

  @Test
  void csv_has_a_head_and_a_row_each() {
    Shell shell = Shell.detect(levels, "--config", limit, "--format", "csv");
    assertThat(shell.out().lines()).hasSize(2);
    assertThat(shell.out())
        .startsWith("id,timestamp,time,metric,labels,notice,provisional,episode,episodeCount,type,")
        .contains(
            "\n"
                + ID
                + ",2024-03-02T09:20:00Z,2024-03-02 09:20,level,,page,false,1,1,"
                + "THRESHOLD_BREACH,CRITICAL,0.")
        .endsWith(",above its critical limit of 90\n");
  }

  @Test
  void csv_of_nothing_has_its_head() {
    Shell shell = Shell.detect(levels, "--detector", "threshold", "--format", "csv");
    assertThat(shell.out().lines()).singleElement().asString().startsWith("id,timestamp,");
  }

  @Test
  void nothing_unusual_is_said_in_words() {
    Path quiet = Inputs.file(folder, "quiet.csv", Inputs.levels(400));
    Shell shell = Shell.detect(quiet, "--sensitivity", "0.5", "--fail-on-anomaly");
    assertThat(shell.code()).isZero();
    assertThat(shell.out()).isEmpty();
    assertThat(shell.err()).startsWith("nothing unusual in 400 rows (budget 0.126491 a week)\n");
  }

  @Test
  void a_file_that_is_too_short_to_learn_from_says_so() {
    Shell shell = Shell.detect(Inputs.file(folder, "short.csv", Inputs.levels(60)));
    assertThat(shell.err())
        .contains(
            "60 rows in 5 hours: still learning, 229 more rows (100 rows and a day in all), so only"
                + " what no learning could excuse was told\n");
  }

  @Test
  void the_default_detector_finds_a_labelled_run_and_says_so() {
    Shell shell = Shell.detect(Inputs.file(folder, "waves.csv", Inputs.waves()));
    assertThat(shell.err()).contains("labels: 1 of 1 labelled run hit, ");
    assertThat(shell.out()).contains("2024-03-21T20:00");
  }

  @Test
  void an_anomaly_fails_the_command_where_that_was_asked_for() {
    assertThat(Shell.detect(levels, "--config", limit, "--fail-on-anomaly").code()).isEqualTo(1);
    assertThat(Shell.detect(levels, "--detector", "threshold", "--fail-on-anomaly").code())
        .isZero();
  }

  @Test
  void gzip_the_standard_input_and_lines_of_json_give_the_same() {
    String plain = Shell.detect(levels, "--config", limit).out();
    Path zipped = Inputs.file(folder, "levels.csv.gz", Inputs.gzip(Inputs.levels()));
    assertThat(Shell.detect(zipped, "--config", limit).out()).isEqualTo(plain);
    assertThat(Shell.detectIn(Inputs.levels(), "-", "--config", limit).out()).isEqualTo(plain);
    assertThat(Shell.detectIn(Inputs.gzip(Inputs.levels()), "-", "--config", limit).out())
        .isEqualTo(plain);
    StringBuilder json = new StringBuilder();
    for (int row = 0; row < Inputs.ROWS; row++) {
      json.append("{\"time\": \"").append(Inputs.time(row));
      json.append("\", \"level\": ").append(Inputs.level(row)).append("}\n");
    }
    Path lines = Inputs.file(folder, "levels.ndjson", json.toString());
    assertThat(Shell.detect(lines, "--config", limit).out()).isEqualTo(plain);
  }

  @Test
  void a_wide_table_is_a_series_for_each_column() {
    StringBuilder wide = new StringBuilder("time,a,b\n");
    for (int row = 0; row < Inputs.ROWS; row++) {
      wide.append(Inputs.time(row)).append(",7,").append(Inputs.level(row)).append('\n');
    }
    Shell shell = Shell.detect(Inputs.file(folder, "wide.csv", wide.toString()), "--config", limit);
    assertThat(shell.out().lines().skip(1)).singleElement().asString().contains("09:20    b   ");
    assertThat(shell.err()).contains("600 rows of 2 series, ").contains("a week for each series");
    Path file = folder.resolve("wide.csv");
    assertThat(Shell.detect(file, "--config", limit, "--value", "a").out()).isEmpty();
  }

  @Test
  void a_long_table_is_a_series_for_each_name() {
    StringBuilder text = new StringBuilder("time,host,metric,value\n");
    for (int row = 0; row < Inputs.ROWS; row++) {
      text.append(Inputs.time(row)).append(",a,cpu,7\n");
      text.append(Inputs.time(row)).append(",b,cpu,").append(Inputs.level(row)).append('\n');
    }
    Path file = Inputs.file(folder, "long.csv", text.toString());
    Shell shell = Shell.detect(file, "--config", limit, "--format", "json");
    assertThat(shell.out().lines())
        .singleElement()
        .asString()
        .contains("\"metric\":\"cpu\",\"labels\":{\"host\":\"b\"}");
  }

  @Test
  void a_bad_row_in_a_long_file_is_counted_and_ends_a_strict_run() {
    String text = Inputs.levels().replace(Inputs.time(200) + ",", Inputs.time(200) + ",x");
    Path file = Inputs.file(folder, "bad.csv", text);
    Shell shell = Shell.detect(file, "--config", limit);
    String place = file + ":202:18: text where a number belongs: ";
    assertThat(shell.code()).isZero();
    assertThat(shell.err()).contains("1 bad row left out, the first: " + place);
    Shell strict = Shell.detect(file, "--config", limit, "--strict");
    assertThat(strict.code()).isEqualTo(2);
    assertThat(strict.out()).isEmpty();
    assertThat(strict.err().lines()).singleElement().asString().startsWith("vigil: " + place);
  }

  @Test
  void missing_late_and_repeated_values_are_counted() {
    String text =
        Inputs.levels()
            .replace(Inputs.time(200) + ",53", Inputs.time(200) + ",")
            .replace(Inputs.time(300) + ",", Inputs.time(10) + ",")
            .replace(Inputs.time(301) + ",56", Inputs.time(302) + ",52");
    Shell shell = Shell.detect(Inputs.file(folder, "gaps.csv", text), "--config", limit);
    assertThat(shell.err()).contains("values not judged: 1 missing, 1 repeated, 1 late\n");
  }

  @Test
  void totals_that_only_grow_are_judged_by_their_growth() {
    StringBuilder text = new StringBuilder("time,total\n");
    long total = 0;
    for (int row = 0; row < Inputs.ROWS; row++) {
      total += 300L * Inputs.level(row);
      text.append(Inputs.time(row)).append(',').append(total).append('\n');
    }
    Path file = Inputs.file(folder, "total.csv", text.toString());
    Shell shell = Shell.detect(file, "--config", limit, "--counter");
    assertThat(shell.out()).contains("2024-03-02 09:20    total           96  ");
    assertThat(shell.err()).contains("values not judged: 1 first of a counter\n");
  }

  @Test
  void an_index_without_a_clock_takes_steps_as_told() {
    StringBuilder text = new StringBuilder("index,level\n");
    IntStream.range(0, Inputs.ROWS)
        .forEach(row -> text.append(row).append(',').append(Inputs.level(row)).append('\n'));
    Path file = Inputs.file(folder, "index.csv", text.toString());
    Shell shell = Shell.detect(file, "--config", limit, "--interval", "1h");
    assertThat(shell.out()).contains("\n400 ");
    assertThat(shell.err()).contains("600 rows of series level, 0 – 599 (25 days)");
  }

  @Test
  void the_output_file_appears_whole_and_the_standard_output_stays_empty() throws IOException {
    Path out = folder.resolve("out.json");
    Shell shell = Shell.detect(levels, "--config", limit, "--format", "json", "--output", out);
    assertThat(shell.out()).isEmpty();
    assertThat(out).content().startsWith("{\"id\":\"" + ID).endsWith("}\n");
    try (var files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("levels.csv", "limit.yaml", "out.json");
    }
  }

  @Test
  void a_plot_is_written_as_a_page_or_a_picture() throws IOException {
    Path page = folder.resolve("plot.html");
    Path picture = folder.resolve("plot.png");
    assertThat(Shell.detect(levels, "--config", limit, "--plot", page).code()).isZero();
    assertThat(Shell.detect(levels, "--config", limit, "--plot", picture).code()).isZero();
    assertThat(page).content().contains("levels.csv").contains("Above its critical limit of 90");
    assertThat(Files.readAllBytes(picture)).startsWith(0x89, 'P', 'N', 'G');
  }

  @Test
  void of_what_a_rule_raises_row_after_row_the_first_is_told() {
    Path rules =
        Inputs.file(
            folder,
            "rules.yaml",
            """
            businessRules:
              - {name: High, condition: value >= 96, action: alert, reason: beyond what we sell}
            """);
    Shell shell = Shell.detect(levels, "--config", rules);
    assertThat(shell.out())
        .containsOnlyOnce("beyond what we sell")
        .contains("2024-03-02 09:20    level           96");
    assertThat(shell.err())
        .contains("rules applied: 4 times 'High'")
        .contains("raised by rules, the first of each run of rows told");
  }

  @Test
  void what_a_rule_suppresses_is_counted_and_not_told() {
    Path rules =
        Inputs.file(
            folder,
            "rules.yaml",
            """
            limits:
              - {metric: level, above: 90}
            businessRules:
              - {name: Known, condition: value >= 96, action: suppress, reason: known}
            """);
    Shell shell = Shell.detect(levels, "--config", rules, "--fail-on-anomaly");
    assertThat(shell.out()).isEmpty();
    assertThat(shell.err()).contains("kept back by rules");
    assertThat(shell.code()).isZero();
  }
}
