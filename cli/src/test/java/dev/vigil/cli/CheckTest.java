package dev.vigil.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a configuration means, by the command line. */
final class CheckTest {
  @TempDir private Path folder = Path.of("");
  private final List<String> received = new CopyOnWriteArrayList<>();
  private final HttpServer server = server();

  private HttpServer server() {
    try {
      InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
      HttpServer made = HttpServer.create(address, 0);
      made.createContext(
          "/",
          exchange -> {
            received.add(exchange.getRequestURI().getPath());
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(
                exchange.getRequestURI().getPath().contains("bad") ? 401 : 204, -1);
            exchange.close();
          });
      made.start();
      return made;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private Path config(String yaml) throws IOException {
    return Files.writeString(folder.resolve("vigil.yaml"), yaml);
  }

  private Path hooks() throws IOException {
    String address = "http://127.0.0.1:" + server.getAddress().getPort();
    return config(
        """
        alerting:
          channels:
            - {type: WEBHOOK, name: ops, config: {url: "%s/ops", allowHosts: [127.0.0.1]}}
            - {type: WEBHOOK, name: pager, config: {url: "%s/bad", allowHosts: [127.0.0.1]}}
        """
            .formatted(address, address));
  }

  @Test
  void it_tells_how_a_server_would_run_without_its_secrets() throws IOException {
    CommandRun run =
        CommandRun.of(
            "check",
            config(
                """
                server:
                  port: 9000
                  store: {postgres: {url: "jdbc:postgresql://db/v?password=hunter2", user: vigil}}
                  retention: {size: 5GiB}
                """));
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out())
        .contains(
            "listens: on 127.0.0.1, port 9000",
            "keeps: in PostgreSQL as vigil, the journal in the folder",
            "for: 30 days and 5GiB a tenant")
        .doesNotContain("hunter2");
  }

  @Test
  void it_tells_what_a_configuration_means() throws IOException {
    CommandRun run =
        CommandRun.of(
            "check",
            config(
                """
                sensitivity: 0.8
                series: [{metric: test_*, enabled: false}]
                limits: [{metric: cpu, above: 98, hold: 3}]
                businessRules:
                  - {name: Nights, condition: hour < 6, action: suppress, scope: "cpu_*", shadow: true}
                alerting:
                  channels:
                    - {type: LOG, name: ops, quietHours: {from: "22:00", until: "07:00"}}
                    - {type: LOG, name: boss}
                  routes:
                    - {match: "{a=b}", severity: high, to: ops, escalation: on-call, continue: true}
                    - {to: ops, on: [opened, resolved]}
                    - {escalation: on-call}
                  escalations: [{name: on-call, levels: [{after: 15m, to: boss}]}]
                  impacts: [{match: "pay_*", impact: high}]
                  silences: [{match: "old_*", until: 2100-01-01T00:00Z}]
                """));
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .startsWith(folder.resolve("vigil.yaml") + ": can be used\n")
        .contains("  test_*: not watched\n")
        .contains(
            "  all: Composite Anomaly Detector (composite), at most 1.00475 pages a week each\n")
        .contains("  cpu: breached over 98, 3 rows in a row\n")
        .contains("  Nights: suppress on cpu_*, only counted\n    where hour < 6\n")
        .contains(
            "  ops: LOG, at most 20 in 1 hour, quiet from 22:00 to 07:00 (UTC) under CRITICAL\n")
        .contains("  {a=b}, from HIGH on: ops, then by on-call; and the routes after it\n")
        .contains("  all: ops, only what is opened, resolved\n")
        .contains("  all: nobody at once, then by on-call\n")
        .contains("  on-call: after 15 minutes boss\n")
        .contains("  pay_*: HIGH\n")
        .contains("  silence on old_*: until 2100-01-01T00:00:00Z\n");
  }

  @Test
  void what_was_filled_in_is_shown_by_its_name() throws IOException {
    Files.writeString(folder.resolve("secret"), "correct-horse\n");
    String secret = "${file:" + folder.resolve("secret") + "}";
    CommandRun run =
        CommandRun.of(
            "check",
            config(
                """
                businessRules:
                  - {name: Mine, condition: "tenant === '%s'", action: alert}
                """
                    .formatted(secret)));
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("where tenant === '" + secret + "'").doesNotContain("horse");
  }

  @Test
  void all_that_is_wrong_or_looks_so_is_told_at_once() throws IOException {
    CommandRun run =
        CommandRun.of(
            "check",
            config(
                """
                senstivity: 0.8
                businessRules:
                  - {name: never, condition: "value > 10 && value < 5", action: alert}
                  - {condition: "value >> 3", acton: alert}
                alerting:
                  channels: [{type: SLACK}, {type: LOG, name: log}]
                  routes: [{to: lag}]
                """));
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err().lines().map(line -> line.replaceFirst(".*vigil\\.yaml:", "")))
        .containsExactly(
            "3:31: warning: rule 'never': can never be true",
            "1:1: unknown key 'senstivity', did you mean 'sensitivity'?",
            "4:5: businessRules[1] must have a name",
            "4:5: businessRules[1] must have an action",
            "4:24: businessRules[1]: bits cannot be shifted",
            "4:31: unknown key 'acton' in businessRules[1], did you mean 'action'?",
            "6:14: alerting.channels[0]: webhook is missing: the address to send to",
            "7:17: unknown channel 'lag', did you mean 'log'?");
  }

  @Test
  void a_test_is_sent_over_all_channels_and_told_of_each() throws IOException {
    CommandRun run = CommandRun.of("check", hooks(), "--send-test");
    assertThat(run.out())
        .contains("test over ops: arrived\n")
        .contains("test over pager: refused: 127.0.0.1 answers 401");
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(received).containsExactly("/ops", "/bad");
  }

  @Test
  void a_file_behind_the_option_is_no_channel() throws IOException {
    CommandRun run = CommandRun.of("check", "--send-test", hooks());
    assertThat(run.err()).isEmpty();
    assertThat(received).containsExactly("/ops", "/bad");
  }

  @Test
  void one_channel_is_named_with_the_option() throws IOException {
    assertThat(CommandRun.of("check", hooks(), "--send-test=ops").exitCode()).isZero();
    assertThat(CommandRun.of("check", "--send-test", "ops", hooks()).exitCode()).isZero();
    assertThat(received).containsExactly("/ops", "/ops");
  }

  @Test
  void a_channel_that_is_not_there_is_told_before_anything_is_sent() throws IOException {
    CommandRun run = CommandRun.of("check", hooks(), "--send-test=opps");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("there is no channel 'opps', did you mean 'ops'?");
    assertThat(received).isEmpty();
  }

  @Test
  void nothing_is_sent_unless_asked_for() throws IOException {
    assertThat(CommandRun.of("check", hooks()).exitCode()).isZero();
    assertThat(received).isEmpty();
  }

  @Test
  void what_would_steer_a_terminal_is_not_let_through() throws IOException {
    CommandRun run =
        CommandRun.of(
            "check", config("alerting: {channels: [{type: LOG, name: \"a\\e[31mb\"}]}\n"));
    assertThat(run.out()).contains("a?[31mb: LOG").doesNotContain("\u001b");
  }
}
