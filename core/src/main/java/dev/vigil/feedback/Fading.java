package dev.vigil.feedback;

import java.time.Duration;

/**
 * How much what is so old still counts: half after each half-life, in steps of a day, and nothing
 * after six. Immutable.
 */
record Fading(Duration halfLife, long today) {
  private static final long DAY = Duration.ofDays(1).toMillis();
  private static final int HALF_LIVES = 6;

  static Fading at(long epochMillis, Duration halfLife) {
    return new Fading(halfLife, dayOf(epochMillis));
  }

  static long dayOf(long epochMillis) {
    return Math.floorDiv(epochMillis, DAY);
  }

  /** 1 for what is of today or later, down to 0. */
  double weight(long since) {
    double halves = (today - dayOf(since)) * (double) DAY / halfLife.toMillis();
    return halves <= 0 ? 1 : halves > HALF_LIVES ? 0 : Math.exp(-halves * Math.log(2));
  }
}
