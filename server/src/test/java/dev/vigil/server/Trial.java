package dev.vigil.server;

import dev.vigil.config.ConfigException;
import dev.vigil.server.VigilServer.Own;
import dev.vigil.server.live.LiveSpec;
import dev.vigil.testkit.FakeClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;

/** A server in a folder, by a clock that stands still, and a client with the admin's key. */
final class Trial implements AutoCloseable {
  static final String KEY = "key-of-the-admin-in-tests";
  static final String SECRET = "hunter2-of-the-environment";
  static final long NOW = 1_790_000_000_000L;
  static final String LIMITS = "limits:\n  - {metric: hot, above: 100}\n";

  final FakeClock clock = FakeClock.at(Instant.ofEpochMilli(NOW));
  final VigilServer server;
  final Client client;

  private Trial(Path folder, UnaryOperator<LiveSpec> live) {
    try {
      this.server =
          new VigilServer(
              ServerSpec.in(folder, 0, Map.of(VigilServer.ADMIN_KEY, KEY, "SECRET", SECRET))
                  .withLive(
                      usual ->
                          live.apply(
                              usual.withTick(Duration.ZERO).withCheckpoint(Duration.ofHours(1))))
                  .withClock(clock),
              Own.NOTHING);
      server.ready().get(30, TimeUnit.SECONDS);
    } catch (ConfigException | InterruptedException | ExecutionException | TimeoutException e) {
      throw new IllegalStateException(e);
    }
    this.client = new Client(server.port(), KEY);
  }

  static Trial in(Path folder) {
    return new Trial(folder, spec -> spec);
  }

  static Trial in(Path folder, UnaryOperator<LiveSpec> live) {
    return new Trial(folder, live);
  }

  static Trial with(Path folder, String config) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("vigil.yaml"), config);
    return in(folder);
  }

  static String point(String metric, long at, double value) {
    return "{\"metric\":\"" + metric + "\",\"timestamp\":" + at + ",\"value\":" + value + "}";
  }

  @Override
  public void close() {
    server.close();
  }
}
