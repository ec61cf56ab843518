package dev.vigil.alert;

import dev.vigil.model.SeriesMatcher;
import java.time.Duration;

/**
 * Something new was rolled out, and its series are looked at otherwise for a while.
 *
 * @param series which it can have changed
 * @param lasts a second to 30 days
 * @param strictness 0.1 to 10: above 1 the judge speaks sooner than it does otherwise, below 1
 *     later; 1 changes nothing
 * @param what of 1 to 200 letters: {@code api 2.3.1}
 */
public record Deploy(
    SeriesMatcher series, long epochMillis, Duration lasts, double strictness, String what) {
  private static final double MOST = 10;
  private static final int LONGEST = 200;

  public Deploy {
    MatcherState.check(series);
    if (lasts.compareTo(Duration.ofSeconds(1)) < 0 || lasts.compareTo(Duration.ofDays(30)) > 0) {
      throw new IllegalArgumentException("lasts must be from 1 second to 30 days, was " + lasts);
    }
    if (!(strictness >= 1 / MOST && strictness <= MOST)) {
      throw new IllegalArgumentException("strictness must be from 0.1 to 10, was " + strictness);
    }
    if (what.isBlank() || what.length() > LONGEST) {
      throw new IllegalArgumentException("what must have 1 to 200 letters, was '" + what + "'");
    }
  }

  /** Whether it is still felt. */
  boolean holds(long now) {
    return now >= epochMillis && now - epochMillis < lasts.toMillis();
  }
}
