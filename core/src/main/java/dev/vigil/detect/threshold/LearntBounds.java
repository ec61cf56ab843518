package dev.vigil.detect.threshold;

import dev.vigil.setting.About;

/**
 * Bounds that are learnt from the series itself, see {@link TailBound}. A value beyond them is a
 * SPIKE or a DROP and falls under the alert budget, unlike a breach of a level that someone set.
 * More lie beyond them where the share is smaller than one in the memory: up to three times as many
 * as were asked for, since nothing of the kind was ever seen. And fewer where it is larger, since a
 * bound never lies within what was seen.
 *
 * @param share share of the values that may lie beyond a bound on its side, from 1e-9 to 0.1; a
 *     hundredth of it beyond the critical one; 0 for no bounds
 * @param memory values after which the oldest begin to be forgotten, from 100 to 10,000,000; the
 *     last are gone after twice as many
 * @param warmUp values before the bounds hold, from 50 to the memory
 * @param side which sides have a bound
 */
public record LearntBounds(
    @About("share of values that may lie beyond a learnt bound, up to 0.1; 0 for none")
        double share,
    @About("values that learnt bounds go by, from 100 to 10,000,000") int memory,
    @About("values before learnt bounds hold, from 50 to the memory") int warmUp,
    @About("sides that have a learnt bound") Side side) {

  /** Which sides have a bound. */
  public enum Side {
    BOTH,
    UPPER,
    LOWER
  }

  private static final double LEAST_SHARE = 1e-9;
  private static final double MOST_SHARE = 0.1;
  private static final int MOST_MEMORY = 10_000_000;
  private static final int LEAST_WARM_UP = 50;

  public LearntBounds {
    if (!(share == 0 || (share >= LEAST_SHARE && share <= MOST_SHARE))) {
      throw new IllegalArgumentException("share must be 0 or from 1e-9 to 0.1, was " + share);
    }
    if (memory < 2 * LEAST_WARM_UP || memory > MOST_MEMORY) {
      throw new IllegalArgumentException("memory must be from 100 to 10000000, was " + memory);
    }
    if (warmUp < LEAST_WARM_UP || warmUp > memory) {
      throw new IllegalArgumentException(
          "warmUp must be from 50 to the memory, " + memory + ", was " + warmUp);
    }
  }

  /** None; those that are switched on by a share go by 1,000 values, and hold from 200 on. */
  public LearntBounds() {
    this(0, 1000, 200, Side.BOTH);
  }

  boolean none() {
    return share == 0;
  }

  boolean has(boolean upper) {
    return !none() && side != (upper ? Side.LOWER : Side.UPPER);
  }
}
