package dev.vigil.detect.seasonal;

import org.jspecify.annotations.Nullable;

/**
 * How a row looks beside what was expected of it, in standardised units; set anew for each row. One
 * owner.
 */
final class View {
  /** Highest number of deviations: what moves after a standstill is no stranger than this. */
  static final double MOST = 1000;

  /** What is told to have been expected. */
  double expected;

  /** What the row has beside what the patterns in use expect; it is learnt from. */
  double error;

  /** The same beside what explains the row best, where more than one thing may. */
  double told;

  /** The part of the longest cycle in use; −1 where there is none. */
  int bin = -1;

  /** By how much that part varies more than the whole. */
  double share = 1;

  /** Standard deviation of the error. */
  double deviation;

  /** By how much what is not known yet widens the band. */
  double inexperience = 1;

  /** The deviation with that. */
  double wide;

  /** Deviations of the value, of the step to it, and of the mean of the last rows. */
  double value;

  double step;
  double drift;

  /** The largest of the three, without its sign. */
  double largest() {
    return Math.max(Math.abs(value), Math.max(Math.abs(step), Math.abs(drift)));
  }

  static double z(double distance, double deviation) {
    return distance == 0 ? 0 : Numbers.clip(distance / deviation, MOST);
  }

  /** Takes over where the longest pattern is. */
  void place(@Nullable SeasonalPattern main, Spread spread) {
    bin = main == null ? -1 : main.here();
    share = main == null ? 1 : spread.share(bin, main.bins());
  }
}
