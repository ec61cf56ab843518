package dev.vigil.config;

import static java.util.Objects.requireNonNull;

import dev.vigil.detect.DetectorCatalogue;
import dev.vigil.notify.ChannelCatalogue;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Map;

/**
 * What a configuration is read with.
 *
 * @param environment names and values, usually those of {@link System#getenv()}
 * @param detectors those that there are
 * @param channels the types that there are
 * @param clock tells what has expired
 * @param serves whether it may say what holds for a server as a whole
 */
public record Surroundings(
    Map<String, String> environment,
    DetectorCatalogue detectors,
    ChannelCatalogue channels,
    InstantSource clock,
    boolean serves) {
  public Surroundings {
    environment = Map.copyOf(environment);
    requireNonNull(detectors, "detectors");
    requireNonNull(channels, "channels");
    requireNonNull(clock, "clock");
  }

  /** All that is installed, and the time that it is. */
  public static Surroundings installed(Map<String, String> environment) {
    return new Surroundings(
        environment,
        DetectorCatalogue.installed(),
        ChannelCatalogue.installed(),
        Clock.systemUTC(),
        true);
  }

  public Surroundings withDetectors(DetectorCatalogue others) {
    return new Surroundings(environment, others, channels, clock, serves);
  }

  public Surroundings withChannels(ChannelCatalogue others) {
    return new Surroundings(environment, detectors, others, clock, serves);
  }

  public Surroundings withClock(InstantSource other) {
    return new Surroundings(environment, detectors, channels, other, serves);
  }

  /** For one of several tenants of a server, who does not say how it runs. */
  public Surroundings ofTenant() {
    return new Surroundings(environment, detectors, channels, clock, false);
  }

  /** Without what the environment holds, which may be secret. */
  @Override
  public String toString() {
    return "Surroundings["
        + detectors.all().size()
        + " detectors, "
        + channels.all().size()
        + " channels]";
  }
}
