package dev.vigil.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people would have been told, by the command line. */
final class BacktestTest {
  private static final LocalDateTime START = LocalDateTime.parse("2026-03-02T00:00");

  @TempDir private Path folder = Path.of("");
  private Path history = Path.of("");

  /** Two endpoints at five minutes; each jumps once, and the jumps are labelled. */
  @BeforeEach
  void write() throws IOException {
    StringBuilder text = new StringBuilder("time,endpoint,latency,label,metadata.region\n");
    for (int row = 0; row < 1_100; row++) {
      for (String endpoint : new String[] {"/pay", "/health"}) {
        int jump = endpoint.equals("/pay") ? 900 : 1_000;
        boolean odd = row >= jump && row < jump + 4;
        double value = 100 + 10 * Math.sin(row * Math.PI / 144) + row * 7919 % 13 / 4.0;
        text.append(START.plusMinutes(5L * row)).append("Z,").append(endpoint).append(',');
        text.append(odd ? 900 : Math.round(value * 100) / 100.0);
        text.append(odd ? ",1" : ",0").append(row % 2 == 0 ? ",eu\n" : ",us\n");
      }
    }
    history = Files.writeString(folder.resolve("history.csv"), text);
  }

  private Path config(String name, String yaml) throws IOException {
    return Files.writeString(folder.resolve(name), yaml);
  }

  private CommandRun backtest(Object... args) {
    Object[] all = new Object[args.length + 2];
    all[0] = "backtest";
    all[1] = history;
    System.arraycopy(args, 0, all, 2, args.length);
    return CommandRun.of(all);
  }

  private static final String RULES =
      """
      businessRules:
        - name: Ignore health checks
          condition: "endpoint === '/health'"
          action: suppress
          reason: Health checks have other patterns
      """;

  private static final String PEOPLE =
      """
      alerting:
        enabled: true
        channels:
          - {type: LOG, name: ops, config: {}}
          - {type: LOG, name: boss, config: {}}
        routes:
          - {match: "{endpoint=/pay}", to: [ops], escalation: on-call}
          - {to: [ops]}
        escalations:
          - {name: on-call, levels: [{after: 15m, to: [boss]}]}
      """;

  @Test
  void it_tells_what_would_have_been_told_when_to_whom_and_why() throws IOException {
    CommandRun run = backtest("--config", config("a.yaml", RULES + PEOPLE));
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains("2026-03-05T03:00:00Z  to ops         opened      [")
        .contains("] latency{endpoint=\"/pay\"} SPIKE: 900, expected ")
        .contains("2026-03-05T03:15:00Z  to boss        unattended")
        .contains("kept from people: 1 alert, by rule Ignore health checks")
        .contains("rule 'Ignore health checks' applied ")
        .contains("2,200 rows of 2 series, 2026-03-02T00:00:00Z – 2026-03-05T19:35:00Z (4 days)")
        .contains("labels: 1 of 2 labelled events told (recall 0.50)")
        .contains("(precision 1.00)")
        .doesNotContain("endpoint=\"/health\"");
  }

  @Test
  void what_people_take_on_in_time_goes_no_further() throws IOException {
    CommandRun run =
        backtest("--config", config("a.yaml", RULES + PEOPLE), "--taken-on-after", "10m");
    assertThat(run.out()).contains("to ops").doesNotContain("to boss");
  }

  @Test
  void two_configurations_are_held_side_by_side() throws IOException {
    CommandRun run =
        backtest(
            "--config",
            config("a.yaml", RULES + PEOPLE),
            "--compare",
            config("b.yaml", PEOPLE),
            "--taken-on-after",
            "10m");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains("+ 2026-03-05T11:20:00Z  to ops         opened")
        .doesNotContain("- 2026")
        .contains("1 notification alike, - 0 only with ")
        .contains("labels: 1 of 2 labelled events")
        .contains("labels: 2 of 2 labelled events");
  }

  @Test
  void what_was_rolled_out_is_known_to_rules() throws IOException {
    String rule =
        """
        businessRules:
          - {name: Rollout, condition: recentDeployment, action: suppress, reason: a rollout}
        """;
    Path config = config("a.yaml", rule + PEOPLE);
    String deploy = "2026-03-05T02:50Z {endpoint=/pay} pay 2.0";
    CommandRun run = backtest("--config", config, "--deploy", deploy);
    assertThat(run.out())
        .contains("kept from people: 1 alert, by rule Rollout")
        .doesNotContain("2026-03-05T03:00:00Z  to ops");
    assertThat(backtest("--config", config, "--deploy", "yesterday").err())
        .contains("'yesterday' is no deploy such as '2026-03-05T03:00Z {service=api} api 2.3.1'");
    assertThat(backtest("--config", config, "--deploy", "yesterday {a=b} c").err())
        .contains("'yesterday' is no time such as 2026-03-05T03:00Z");
  }

  @Test
  void without_channels_it_tells_what_anybody_would_have_been_told() throws IOException {
    CommandRun run = backtest("--config", config("a.yaml", "{}"));
    assertThat(run.out()).contains("to anybody").contains("(no channel is configured)");
  }

  @Test
  void rules_can_ask_for_columns_of_metadata() throws IOException {
    String rule =
        """
        businessRules:
          - {name: EU, condition: "region === 'eu' && value > 800", action: suppress, reason: x}
        """;
    CommandRun run = backtest("--config", config("a.yaml", rule + PEOPLE));
    assertThat(run.out()).contains("rule 'EU' applied ");
    assertThat(run.out()).doesNotContain("rule 'EU' applied 0");
  }

  @Test
  void other_programs_get_an_object_a_line() throws IOException {
    CommandRun run = backtest("--config", config("a.yaml", RULES + PEOPLE), "--format", "json");
    List<String> lines = run.out().lines().toList();
    assertThat(lines.get(0))
        .startsWith("{\"at\":\"2026-03-05T03:00:00Z\",\"channel\":\"ops\",\"kind\":\"OPENED\"");
    assertThat(lines.get(lines.size() - 1))
        .contains("\"notifications\":2")
        .contains("\"keptFromPeople\":{\"rule Ignore health checks\":1}")
        .contains("\"recall\":0.5");
  }

  @Test
  void all_that_is_wrong_with_a_configuration_is_told_at_once() throws IOException {
    Path wrong =
        config(
            "wrong.yaml",
            """
            senstivity: 0.8
            businessRules:
              - {name: a, condition: "value >> 3", action: supress, reason: x}
            """);
    CommandRun run = backtest("--config", wrong);
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .contains("wrong.yaml:1:1: unknown key 'senstivity', did you mean 'sensitivity'?")
        .contains("wrong.yaml:3:33: rule 'a': bits cannot be shifted")
        .contains("unknown action 'supress', did you mean 'suppress'?");
  }

  @Test
  void a_file_that_is_not_there_is_told() throws IOException {
    CommandRun run =
        CommandRun.of("backtest", folder.resolve("none.csv"), "--config", config("a.yaml", "{}"));
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("none.csv");
  }

  @Test
  void a_configuration_has_to_be_named() {
    CommandRun run = backtest();
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("--config");
  }

  private Path hourly(int odd) throws IOException {
    StringBuilder text = new StringBuilder("time,value\n");
    for (int row = 0; row < 400; row++) {
      double value = 100 + 10 * Math.sin(row * Math.PI / 12) + row * 7919 % 13 / 4.0;
      text.append(START.plusHours(row)).append("Z,").append(row == odd ? 900 : value).append('\n');
    }
    return Files.writeString(folder.resolve("hourly.csv"), text);
  }

  @Test
  void between_rows_that_are_far_apart_people_are_told_when_it_is_time() throws IOException {
    history = hourly(300);
    CommandRun run = backtest("--config", config("a.yaml", PEOPLE.replace("{endpoint=/pay}", "*")));
    assertThat(run.out())
        .contains("2026-03-14T12:00:00Z  to ops         opened ")
        .contains("2026-03-14T12:15:00Z  to boss        unattended ");
  }

  @Test
  void what_is_told_in_several_lines_stays_so() throws IOException {
    CommandRun run = backtest("--config", config("a.yaml", RULES + PEOPLE));
    assertThat(run.out())
        .contains("\n    Nobody has taken it on for 15 minutes.\n    Highest value in 3 days, by ");
  }

  @Test
  void it_says_what_was_not_judged() throws IOException {
    history =
        Files.writeString(
            folder.resolve("short.csv"),
            "time,value\n2026-03-02T00:00:00Z,1\n2026-03-02T00:01:00Z,2\n2026-03-02T00:01:00Z,2\n");
    CommandRun run = backtest("--config", config("a.yaml", PEOPLE));
    assertThat(run.out())
        .contains("nobody would have been told anything")
        .contains("1 of 1 series were still learning")
        .contains("values not judged: 1 repeated");
  }

  @Test
  void a_rule_in_shadow_mode_would_have_applied() throws IOException {
    String rule =
        """
        businessRules:
          - {name: Trial, condition: "value > 800", action: suppress, shadow: true}
          - {name: Other, condition: "value > 1800", action: suppress}
        """;
    CommandRun run = backtest("--config", config("a.yaml", rule + PEOPLE));
    assertThat(run.out())
        .contains("rule 'Trial' would have applied ")
        .contains("rule 'Other' applied 0 times");
  }

  @Test
  void where_alerting_is_switched_off_it_says_that_nobody_is_told() throws IOException {
    CommandRun run =
        backtest("--config", config("a.yaml", PEOPLE.replace("enabled: true", "enabled: false")));
    assertThat(run.out())
        .contains("to anybody")
        .contains("(but nobody, as alerting is switched off)");
  }

  @Test
  void series_that_are_not_watched_are_not_said_to_learn() throws IOException {
    CommandRun run = backtest("--config", config("a.yaml", "enabled: false\n"));
    assertThat(run.out())
        .contains("values not judged: 2,200 of series that are not watched")
        .doesNotContain("learning");
  }

  @Test
  void series_with_long_names_are_held_against_their_labels() throws IOException {
    String text = Files.readString(history).replace(",/pay,", ",/" + "pay".repeat(300) + ",");
    history = Files.writeString(folder.resolve("long.csv"), text);
    CommandRun run = backtest("--config", config("a.yaml", RULES + PEOPLE));
    assertThat(run.out()).contains("labels: 1 of 2 labelled events told (recall 0.50)");
  }
}
