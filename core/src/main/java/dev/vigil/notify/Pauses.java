package dev.vigil.notify;

import java.util.random.RandomGenerator;

/**
 * How long to wait before the next try: any time up to a limit that doubles with each failure, so
 * that many who failed together do not come back together. One owner.
 */
final class Pauses {
  private static final int MOST_DOUBLINGS = 30;

  private final RetrySpec spec;
  private final RandomGenerator chance;

  Pauses(RetrySpec spec, RandomGenerator chance) {
    this.spec = spec;
    this.chance = chance;
  }

  /**
   * A pause in milliseconds, at least one.
   *
   * @param failures so far, this one included
   */
  long after(int failures) {
    int doublings = Math.max(0, Math.min(MOST_DOUBLINGS, failures - 1));
    double limit = (double) spec.first().toMillis() * (1L << doublings);
    long most = (long) Math.min(limit, (double) spec.longest().toMillis());
    return 1 + (most <= 1 ? 0 : chance.nextLong(most));
  }
}
