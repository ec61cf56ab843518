package dev.vigil.testkit;

import java.util.Arrays;
import java.util.function.IntToLongFunction;

/** Times, in milliseconds since 1970, as broken clocks and careless senders give them. */
@SuppressWarnings("ImmutableEnumChecker") // every recipe is a function of the row alone
enum HostileTimes {
  STEADY(row -> 1_400_000_000_000L + row * 300_000L),
  ALL_EQUAL(row -> 1_400_000_000_000L),
  BACKWARDS(row -> 1_400_000_000_000L - row * 300_000L),
  BEFORE_1970(row -> -5_000_000_000_000L + row * 60_000L),
  A_CENTURY_AHEAD_AND_BACK(
      row -> 1_400_000_000_000L + row * 60_000L + (row % 100 == 99 ? 3_155_760_000_000L : 0)),
  A_ROW_A_YEAR(row -> row * 31_557_600_000L),
  A_ROW_A_MILLISECOND(row -> 1_400_000_000_000L + row),
  ENDS_OF_TIME(row -> row % 2 == 0 ? Long.MAX_VALUE : Long.MIN_VALUE);

  private final IntToLongFunction time;

  HostileTimes(IntToLongFunction time) {
    this.time = time;
  }

  long[] rows(int rows) {
    long[] times = new long[rows];
    Arrays.setAll(times, time);
    return times;
  }
}
