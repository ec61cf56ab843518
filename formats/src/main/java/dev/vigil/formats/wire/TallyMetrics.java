package dev.vigil.formats.wire;

/**
 * The metrics that a tally tells for each minute.
 *
 * @param amount how many there were: in all, or per second
 * @param perSecond which of the two
 * @param errors the share of them, 0 to 1, that were errors
 * @param duration the mean of their durations in milliseconds; empty if they have none
 */
record TallyMetrics(String amount, boolean perSecond, String errors, String duration) {
  static final TallyMetrics SPANS =
      new TallyMetrics("request_rate", true, "error_rate", "response_time");
  static final TallyMetrics LOGS = new TallyMetrics("log_count", false, "log_error_rate", "");

  /** How many points a series of events gives a minute at most. */
  int points() {
    return hasDuration() ? 3 : 2;
  }

  boolean hasDuration() {
    return !duration.isEmpty();
  }
}
