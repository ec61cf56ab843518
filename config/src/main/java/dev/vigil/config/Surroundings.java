package dev.vigil.config;

import static java.util.Objects.requireNonNull;

import dev.vigil.detect.DetectorCatalogue;
import dev.vigil.notify.ChannelCatalogue;
import java.time.Clock;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What a configuration is read with.
 *
 * @param environment names and values, usually those of {@link System#getenv()}; those that begin
 *     with {@value #NEVER} are left out, since they open the server itself
 * @param detectors those that there are
 * @param channels the types that there are
 * @param clock tells what has expired
 * @param serves whether it may say what holds for a server as a whole, name files, and send to
 *     hosts that are not on the public internet
 * @param opaque whether values with placeholders are not looked at, since whoever asks may not
 *     learn what they stand for
 */
public record Surroundings(
    Map<String, String> environment,
    DetectorCatalogue detectors,
    ChannelCatalogue channels,
    InstantSource clock,
    boolean serves,
    boolean opaque) {
  /** What no configuration is filled in with. */
  static final String NEVER = "VIGIL_ADMIN_KEY";

  private static final String OF_TENANT = "VIGIL_TENANT_";

  public Surroundings {
    environment = only(environment, name -> !name.startsWith(NEVER));
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
        true,
        false);
  }

  private static Map<String, String> only(Map<String, String> all, Predicate<String> which) {
    Map<String, String> some = new HashMap<>(all);
    some.keySet().removeIf(which.negate());
    return Map.copyOf(some);
  }

  public Surroundings withDetectors(DetectorCatalogue others) {
    return new Surroundings(environment, others, channels, clock, serves, opaque);
  }

  public Surroundings withChannels(ChannelCatalogue others) {
    return new Surroundings(environment, detectors, others, clock, serves, opaque);
  }

  public Surroundings withClock(InstantSource other) {
    return new Surroundings(environment, detectors, channels, other, serves, opaque);
  }

  /**
   * For one of several tenants of a server, who does not say how it runs, and of the environment
   * sees only {@code VIGIL_TENANT_<NAME>_*}. One with a hyphen in his name sees nothing of it: the
   * variables of {@code a} and {@code a-b} could not be told apart.
   *
   * @param name of the tenant
   */
  public Surroundings ofTenant(String name) {
    String own = OF_TENANT + name.toUpperCase(Locale.ROOT) + "_";
    boolean plain = name.chars().allMatch(Character::isLetterOrDigit);
    return new Surroundings(
        only(environment, variable -> plain && variable.startsWith(own)),
        detectors,
        channels,
        clock,
        false,
        opaque);
  }

  /** For someone who may ask whether a text is right, but not what placeholders stand for. */
  public Surroundings withOpaqueValues() {
    return new Surroundings(environment, detectors, channels, clock, serves, true);
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
