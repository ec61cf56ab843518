package dev.vigil.detect;

import java.util.List;

/** A detector that knows what is usual at an hour. */
public interface Profiled {
  /** What is usual, in the order of the hours; hours that it knows nothing of are left out. */
  List<Usual> usual();

  /**
   * What is usual at one hour.
   *
   * @param cycle {@code day} or {@code week}
   * @param hour of the cycle, from 0; a week begins on Monday
   * @param expected the usual value
   * @param deviation mean distance from it
   */
  record Usual(String cycle, int hour, double expected, double deviation) {}
}
