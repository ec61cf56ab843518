package dev.vigil.alert;

/**
 * A stretch of event time.
 *
 * @param from its first millisecond
 * @param until the first one after it
 */
public record Span(long from, long until) {
  /** Whether a time lies within. */
  public boolean holds(long epochMillis) {
    return epochMillis >= from && epochMillis < until;
  }
}
