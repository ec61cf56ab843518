package dev.vigil.notify;

import java.time.Duration;

/**
 * How often and how long what did not arrive is tried again.
 *
 * @param first the longest pause after the first failure, which doubles with each one; the pause is
 *     any time up to it
 * @param longest beyond which no pause grows
 * @param giveUp how long a notification is tried; also the longest that another side can ask for
 * @param failures of a channel in a row from which on it is tried by one notification at a time
 */
public record RetrySpec(Duration first, Duration longest, Duration giveUp, int failures) {
  /** From five seconds to a quarter of an hour, for a day; one at a time after three failures. */
  public static final RetrySpec USUAL =
      new RetrySpec(Duration.ofSeconds(5), Duration.ofMinutes(15), Duration.ofDays(1), 3);

  public RetrySpec {
    if (first.toMillis() < 1 || longest.compareTo(first) < 0) {
      throw new IllegalArgumentException(
          "pauses must be from a millisecond up, were " + first + " to " + longest);
    }
    if (giveUp.isNegative() || giveUp.compareTo(Duration.ofDays(30)) > 0) {
      throw new IllegalArgumentException("giveUp must be from 0 to 30 days, was " + giveUp);
    }
    if (failures < 1) {
      throw new IllegalArgumentException("failures must be 1 at least, was " + failures);
    }
  }
}
