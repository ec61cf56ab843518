package dev.vigil.detect.novelty;

import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;

/**
 * Says a thing once: after a peak a row speaks only if it is above a line that falls from the peak
 * to 0 in 12 hours (30 to 150 rows), a series that often speaks grows used to it (memory of 1,000
 * rows), and where the records last less than a week, novelty that comes often costs more. One
 * owner.
 */
final class Damping {
  private static final double SHORT_REST_ROWS = 30;
  private static final double LONG_REST_ROWS = 150;
  private static final double REST_SECONDS = 43_200;
  private static final double HABITUATION = 0.1;
  private static final double HABITUATION_LOSS = 1 - 1 / 1000.0;
  private static final double WEEK_SECONDS = 604_800;
  private static final double PRICE = 0.25;
  private static final double FREE = 2;
  private static final double PRICE_MEMORY_SECONDS = 1_209_600;

  /** Score from which a row counts as spoken novelty. */
  static final double SPOKEN = 0.62;

  private double line;
  private double lastPeak;
  private double habit;
  private double often;

  /** Whether records are forgotten within a week at this step, in seconds. */
  static boolean priced(double stepSeconds) {
    return Records.BUCKET_ROWS * stepSeconds < WEEK_SECONDS;
  }

  /** What to divide novelty by, where it is priced. */
  double price() {
    return often > FREE ? 1 + PRICE * (often - FREE) : 1;
  }

  /** The score of a row: 0 unless it stands above the line. */
  double damp(double raw, double stepSeconds) {
    line = Math.max(0, line - lastPeak * perRow(stepSeconds));
    habit *= HABITUATION_LOSS;
    if (raw <= line) {
      return 0;
    }
    double score = raw / (1 + HABITUATION * habit);
    habit += Math.min(1, raw - line);
    line = lastPeak = raw;
    return score;
  }

  private static double perRow(double stepSeconds) {
    if (stepSeconds <= REST_SECONDS / LONG_REST_ROWS) {
      return 1 / LONG_REST_ROWS;
    }
    return Math.min(1 / SHORT_REST_ROWS, stepSeconds / REST_SECONDS);
  }

  /** Passes time, and counts a row of novelty that spoke without being extreme. */
  void remember(double seconds, boolean spoke) {
    if (seconds > 0) {
      often *= 1 - Math.min(1, seconds / PRICE_MEMORY_SECONDS);
    }
    if (spoke) {
      often++;
    }
  }

  void save(StateWriter out) {
    out.put(line).put(lastPeak).put(habit).put(often);
  }

  void load(StateReader in) {
    line = in.getDouble();
    lastPeak = in.getDouble();
    habit = in.getDouble();
    often = in.getDouble();
  }

  void copyFrom(Damping other) {
    line = other.line;
    lastPeak = other.lastPeak;
    habit = other.habit;
    often = other.often;
  }
}
