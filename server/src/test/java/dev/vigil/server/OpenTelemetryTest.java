package dev.vigil.server;

import static dev.vigil.server.Trial.KEY;
import static dev.vigil.server.Trial.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigil.config.ConfigException;
import dev.vigil.server.VigilServer.Own;
import dev.vigil.testkit.FakeClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the SDK of OpenTelemetry sends, as it sends it, and what is then in the history. */
class OpenTelemetryTest {
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(30);

  @TempDir private Path folder;
  private final FakeClock clock = FakeClock.at(Instant.ofEpochMilli(NOW));
  private VigilServer server;
  private Client client;
  private OtelSender sender;

  @BeforeEach
  void start() throws Exception {
    ServerSpec spec =
        ServerSpec.in(folder, 0, Map.of(VigilServer.ADMIN_KEY, KEY))
            .withLive(live -> live.withTick(Duration.ZERO).withCheckpoint(Duration.ofHours(1)))
            .withClock(clock);
    server = open(spec);
    client = new Client(server.port(), KEY);
    sender = new OtelSender("http://127.0.0.1:" + server.port(), KEY, clock);
  }

  private static VigilServer open(ServerSpec spec) throws Exception {
    try {
      VigilServer server = new VigilServer(spec, Own.NOTHING);
      server.ready().get(30, TimeUnit.SECONDS);
      return server;
    } catch (ConfigException e) {
      throw new IllegalStateException(e);
    }
  }

  @AfterEach
  void stop() {
    sender.close();
    server.close();
  }

  @Test
  void counters_and_gauges_are_in_the_history_with_the_labels_of_resource_and_point() {
    sender.count(5);
    sender.gauge(42.5);
    sender.flushMetrics();
    clock.advance(Duration.ofSeconds(10));
    sender.count(15);
    sender.gauge(43);
    sender.flushMetrics();

    assertThat(history("orders", "&label.kind=web"))
        .contains("\"labels\":{\"kind\":\"web\",\"service\":\"shop\"}")
        .contains(point(NOW, 5), point(NOW + 10_000, 20));
    assertThat(history("queue.length", "")).contains(point(NOW, 42.5), point(NOW + 10_000, 43));
  }

  @Test
  void histograms_of_both_kinds_become_rates_means_and_quantiles() {
    sender.record(1);
    sender.flushMetrics();
    clock.advance(Duration.ofSeconds(10));
    for (int i = 1; i <= 100; i++) {
      sender.record(i);
    }
    sender.flushMetrics();

    long then = NOW + 10_000;
    assertThat(history("latency_rate", "")).contains(point(then, 10));
    assertThat(history("latency_mean", "")).contains(point(then, 50.5));
    assertThat(history("latency_p95", "")).contains("\"timestamp\":" + then);
    assertThat(history("size_rate", "")).contains(point(then, 10));
    assertThat(history("size_mean", "")).contains(point(then, 50.5));
  }

  @Test
  void spans_and_logs_become_rates_and_shares_of_errors_of_their_minute() {
    long end = NOW / 60_000 * 60_000 + 60_000;
    for (int i = 0; i < 12; i++) {
      sender.span(Duration.ofMillis(30), i < 3);
      sender.log(i < 6);
    }
    sender.flushEvents();
    clock.advance(Duration.ofMinutes(3));

    assertThat(awaited("request_rate", "&label.operation=checkout")).contains(point(end, 0.2));
    assertThat(awaited("error_rate", "&label.operation=checkout")).contains(point(end, 0.25));
    assertThat(awaited("response_time", "&label.operation=checkout")).contains(point(end, 30));
    assertThat(awaited("log_count", "&label.service=shop")).contains(point(end, 12));
    assertThat(awaited("log_error_rate", "&label.service=shop")).contains(point(end, 0.5));
  }

  @Test
  void nothing_that_it_sends_is_refused() {
    sender.count(1);
    sender.gauge(1);
    sender.record(1);
    sender.span(Duration.ofMillis(1), false);
    sender.log(true);
    sender.flushMetrics();
    sender.flushEvents();

    assertThat(client.get("/metrics").body()).contains("vigil_server_refused_points_total 0\n");
  }

  private static String point(long at, double value) {
    return "{\"timestamp\":" + at + ",\"value\":" + value + ",";
  }

  private String history(String metric, String labels) {
    return client.get("/api/v1/history?metric=" + metric + labels).body();
  }

  /** Minutes that are over are told by a turn that comes every few seconds. */
  private String awaited(String metric, String labels) {
    long from = System.nanoTime();
    String answer = history(metric, labels);
    while (!answer.contains("\"timestamp\"") && System.nanoTime() - from < PATIENCE_NANOS) {
      LockSupport.parkNanos(50_000_000);
      answer = history(metric, labels);
    }
    return answer;
  }
}
