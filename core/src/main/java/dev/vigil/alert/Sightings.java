package dev.vigil.alert;

import dev.vigil.model.Severity;

/**
 * How often an alert's anomaly was seen.
 *
 * @param first event time of the first
 * @param last event time of the last, told or held back
 * @param count anomalies, the first included
 * @param held crossings that the judge has held back since the first
 * @param longestGap the longest time between two of them, in milliseconds, and no less than what is
 *     usual between two observations of the series
 * @param worst the gravest so far
 */
public record Sightings(
    long first, long last, int count, int held, long longestGap, Severity worst) {

  static Sightings one(long now, Severity severity, long interval) {
    return new Sightings(now, now, 1, 0, interval, severity);
  }

  /** An anomaly more. */
  Sightings and(long now, Severity severity) {
    return new Sightings(
        Math.min(first, now),
        Math.max(last, now),
        more(count),
        held,
        Math.max(longestGap, now - last),
        severity.compareTo(worst) > 0 ? severity : worst);
  }

  /** One that the judge held back. */
  Sightings andHeld(long now) {
    return new Sightings(
        first, Math.max(last, now), count, more(held), Math.max(longestGap, now - last), worst);
  }

  /** It comes back after it was over: that gap is not one of the episode. */
  Sightings again(long now, Severity severity) {
    return new Sightings(
        Math.min(first, now), Math.max(last, now), more(count), held, longestGap, severity);
  }

  private static int more(int count) {
    return count == Integer.MAX_VALUE ? count : count + 1;
  }
}
