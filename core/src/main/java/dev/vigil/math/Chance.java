package dev.vigil.math;

/**
 * Seeded chance whose whole state is one number, so that it can be saved: SplitMix64 (Steele, Lea
 * and Flood, Fast Splittable Pseudorandom Number Generators, 2014). One owner.
 */
public final class Chance {
  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;
  private static final double TO_UNIT = 0x1.0p-53;

  private long state;

  public Chance(long state) {
    this.state = state;
  }

  /** What a generator made anew must be given to go on from here. */
  public long state() {
    return state;
  }

  /** 64 bits, each as likely 0 as 1. */
  public long nextLong() {
    state += GOLDEN_GAMMA;
    long z = (state ^ (state >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** Uniform in [0, 1). */
  public double nextDouble() {
    return (nextLong() >>> 11) * TO_UNIT;
  }

  /**
   * Uniform from 0 to one less than a bound.
   *
   * @param bound at least 1
   */
  public int nextInt(int bound) {
    // The high 64 bits of a product: a bias of less than bound / 2^64.
    return (int) Math.multiplyHigh(nextLong() >>> 1, (long) bound << 1);
  }

  /** Standard normal (Box and Muller, 1958). */
  public double nextGaussian() {
    double radius = Math.sqrt(-2 * Math.log(1 - nextDouble()));
    return radius * Math.cos(2 * Math.PI * nextDouble());
  }

  /** The numbers from 0 to n − 1 in an order in which each is as likely anywhere. */
  public int[] permutation(int n) {
    int[] order = new int[n];
    for (int i = 0; i < n; i++) {
      int j = nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }
}
