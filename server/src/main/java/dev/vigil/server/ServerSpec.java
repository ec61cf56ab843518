package dev.vigil.server;

import static java.util.Objects.requireNonNull;

import dev.vigil.formats.wire.WireLimits;
import dev.vigil.server.live.LiveSpec;
import dev.vigil.store.PointBatch;
import java.nio.file.Path;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Map;

/**
 * How the server runs.
 *
 * @param host address to listen on
 * @param port 0 for any that is free
 * @param data folder for all that lasts
 * @param config of the default tenant; need not be there
 * @param environment names and values for configurations
 * @param live how each engine runs
 * @param clock of what people and senders do
 */
public record ServerSpec(
    String host,
    int port,
    Path data,
    Path config,
    Map<String, String> environment,
    LiveSpec live,
    InstantSource clock) {
  /** Address of the machine itself, which no other can reach. */
  public static final String LOOPBACK = "127.0.0.1";

  public ServerSpec {
    requireNonNull(host, "host");
    requireNonNull(data, "data");
    requireNonNull(config, "config");
    environment = Map.copyOf(environment);
    requireNonNull(live, "live");
    requireNonNull(clock, "clock");
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("a port is from 0 to 65535, was " + port);
    }
  }

  /** On this machine only, with everything in a folder. */
  public static ServerSpec in(Path data, int port, Map<String, String> environment) {
    return new ServerSpec(
        LOOPBACK,
        port,
        data,
        data.resolve("vigil.yaml"),
        environment,
        LiveSpec.USUAL,
        Clock.systemUTC());
  }

  public ServerSpec withHost(String other) {
    return new ServerSpec(other, port, data, config, environment, live, clock);
  }

  public ServerSpec withConfig(Path file) {
    return new ServerSpec(host, port, data, file, environment, live, clock);
  }

  public ServerSpec withLive(LiveSpec other) {
    return new ServerSpec(host, port, data, config, environment, other, clock);
  }

  public ServerSpec withClock(InstantSource other) {
    return new ServerSpec(host, port, data, config, environment, live, other);
  }

  private static final int SERIES_FOUND_AGAIN = 1_000_000;

  /**
   * Of requests: 32 MiB, and as many points as are journalled together. A million series are found
   * again by their bytes.
   */
  static WireLimits limits() {
    return WireLimits.usual().withPoints(PointBatch.MOST).withSeries(SERIES_FOUND_AGAIN);
  }
}
