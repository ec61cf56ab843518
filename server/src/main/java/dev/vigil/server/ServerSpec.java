package dev.vigil.server;

import static java.util.Objects.requireNonNull;

import dev.vigil.server.live.LiveSpec;
import java.nio.file.Path;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * How the server runs.
 *
 * @param host address to listen on; empty for what the configuration says
 * @param port 0 for any that is free, {@value #UNSAID} for what the configuration says
 * @param data folder for all that lasts
 * @param config of the default tenant; need not be there
 * @param environment names and values for configurations
 * @param live what is otherwise in how each engine runs than the configuration says
 * @param clock of what people and senders do
 */
public record ServerSpec(
    String host,
    int port,
    Path data,
    Path config,
    Map<String, String> environment,
    UnaryOperator<LiveSpec> live,
    InstantSource clock) {
  /** Address of the machine itself, which no other can reach. */
  public static final String LOOPBACK = "127.0.0.1";

  /** The port where neither the command line nor the configuration says one. */
  public static final int PORT = 8321;

  /** The configuration says the port. */
  public static final int UNSAID = -1;

  public ServerSpec {
    requireNonNull(host, "host");
    requireNonNull(data, "data");
    requireNonNull(config, "config");
    environment = Map.copyOf(environment);
    requireNonNull(live, "live");
    requireNonNull(clock, "clock");
    if (port < UNSAID || port > 65_535) {
      throw new IllegalArgumentException("a port is from 0 to 65535, was " + port);
    }
  }

  /** With everything in a folder, where the configuration does not say otherwise. */
  public static ServerSpec in(Path data, int port, Map<String, String> environment) {
    return new ServerSpec(
        "", port, data, data.resolve("vigil.yaml"), environment, live -> live, Clock.systemUTC());
  }

  public ServerSpec withHost(String other) {
    return new ServerSpec(other, port, data, config, environment, live, clock);
  }

  public ServerSpec withConfig(Path file) {
    return new ServerSpec(host, port, data, file, environment, live, clock);
  }

  /** Engines run as this says, made of what the configuration says. */
  public ServerSpec withLive(UnaryOperator<LiveSpec> other) {
    return new ServerSpec(host, port, data, config, environment, other, clock);
  }

  public ServerSpec withClock(InstantSource other) {
    return new ServerSpec(host, port, data, config, environment, live, other);
  }
}
