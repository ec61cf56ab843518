package dev.vigil.detect.seasonal;

import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;

/** How far rows are apart, and whether that is steady. One owner. */
final class Cadence {
  private static final double STEADY = 0.25;
  private static final double EXACT = 0.02;
  private static final double STEP = 1.01;
  private static final double MEMORY = 200;
  private static final double OFTEN = 0.03;
  private static final double MOST_ROWS = 20;
  private static final double GAP = 3.5;
  private static final double LONGEST = 400 * 86_400_000.0;

  private double interval;
  private double unsteady;
  private long newest;
  private boolean any;

  /** Starts from an interval in milliseconds. */
  void start(double interval) {
    this.interval = Math.max(1, Math.min(LONGEST, interval));
  }

  /** Milliseconds from row to row. */
  double interval() {
    return interval;
  }

  boolean irregular() {
    return unsteady > OFTEN;
  }

  /** When the last row was. */
  long newest() {
    return newest;
  }

  /** Rows that there could have been since the last one, at most 20. */
  double rowsSince(long epochMillis) {
    return any ? Math.max(0, Math.min(MOST_ROWS, passed(epochMillis) / interval)) : 0;
  }

  /** Whether rows are missing before this one. */
  boolean gapBefore(long epochMillis) {
    return any && passed(epochMillis) > GAP * interval;
  }

  private double passed(long epochMillis) {
    return (double) epochMillis - newest;
  }

  void learn(long epochMillis) {
    double passed = passed(epochMillis);
    if (any && passed > 0) {
      boolean off = Math.abs(passed - interval) > STEADY * interval;
      unsteady += ((off ? 1 : 0) - unsteady) / MEMORY;
      boolean exact = Math.abs(passed - interval) <= EXACT * interval;
      start(
          exact
              ? interval + (passed - interval) / 8
              : passed > interval ? interval * STEP : interval / STEP);
    }
    newest = epochMillis;
    any = true;
  }

  void save(StateWriter out) {
    out.put(interval).put(unsteady).put(newest).put(any);
  }

  void load(StateReader in) {
    interval = in.getDouble("interval", v -> v >= 1 && v <= LONGEST);
    unsteady = in.getDouble("share of unsteady rows", v -> v >= 0 && v <= 1);
    newest = in.getLong();
    any = in.getBoolean();
  }
}
