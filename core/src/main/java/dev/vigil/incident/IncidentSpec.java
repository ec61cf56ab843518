package dev.vigil.incident;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * Settings of incidents.
 *
 * @param joinAt the correlation from which an alert joins an incident, above 0 and below 1
 * @param near within which two alerts are as good as simultaneous; a second at least
 * @param window beyond which they have nothing to do with each other; not under {@code near}, a day
 *     at most
 * @param topology which labels say where a series belongs
 * @param stormIncidents so many new incidents within a minute are a storm, and one; 2 to 1,000
 * @param mostLive incidents that are not over, 1 to 100,000; beyond it the oldest is resolved
 * @param mostOver incidents kept that are over, 0 to 100,000; the oldest are forgotten
 */
public record IncidentSpec(
    double joinAt,
    Duration near,
    Duration window,
    Topology topology,
    int stormIncidents,
    int mostLive,
    int mostOver) {
  private static final int MOST = 100_000;
  private static final double LOSS = 0.2;

  public IncidentSpec {
    requireNonNull(topology, "topology");
    check("joinAt", joinAt > 0 && joinAt < 1, "above 0 and below 1", joinAt);
    check(
        "near",
        near.compareTo(Duration.ofSeconds(1)) >= 0 && near.compareTo(Duration.ofDays(1)) <= 0,
        "from 1 second to 1 day",
        near);
    check(
        "window",
        window.compareTo(near) >= 0 && window.compareTo(Duration.ofDays(1)) <= 0,
        "from near to 1 day",
        window);
    check(
        "stormIncidents",
        stormIncidents >= 2 && stormIncidents <= 1_000,
        "from 2 to 1000",
        stormIncidents);
    check("mostLive", mostLive >= 1 && mostLive <= MOST, "from 1 to 100000", mostLive);
    check("mostOver", mostOver >= 0 && mostOver <= MOST, "from 0 to 100000", mostOver);
  }

  /** From 0.7, within 1 to 5 minutes, by the usual labels; 20 in a minute are a storm. */
  public IncidentSpec() {
    this(0.7, Duration.ofMinutes(1), Duration.ofMinutes(5), Topology.USUAL, 20, 5_000, 1_000);
  }

  public IncidentSpec withTopology(Topology other) {
    return new IncidentSpec(joinAt, near, window, other, stormIncidents, mostLive, mostOver);
  }

  public IncidentSpec withWindow(Duration nearer, Duration farthest) {
    return new IncidentSpec(joinAt, nearer, farthest, topology, stormIncidents, mostLive, mostOver);
  }

  public IncidentSpec withMost(int live, int over) {
    return new IncidentSpec(joinAt, near, window, topology, stormIncidents, live, over);
  }

  public IncidentSpec withStorm(int incidents) {
    return new IncidentSpec(joinAt, near, window, topology, incidents, mostLive, mostOver);
  }

  private static void check(String setting, boolean fits, String range, Object given) {
    if (!fits) {
      throw new IllegalArgumentException(setting + " must be " + range + ", was " + given);
    }
  }

  /** 1 for what is near in time, less from there on down to 0.8 at the window's end; then 0. */
  double closeness(long between) {
    long apart = between == Long.MIN_VALUE ? Long.MAX_VALUE : Math.abs(between);
    long most = window.toMillis();
    long least = near.toMillis();
    if (apart > most) {
      return 0;
    }
    return apart <= least ? 1 : 1 - LOSS * (apart - least) / (double) Math.max(1, most - least);
  }
}
