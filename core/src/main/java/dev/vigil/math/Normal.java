package dev.vigil.math;

/**
 * The standard normal distribution.
 *
 * <p>Near the centre its area is Marsaglia's series, whose terms are all of one sign (Evaluating
 * the Normal Distribution, 2004); from 3 deviations on its tail is Laplace's continued fraction, so
 * that what is rare keeps its digits. Good to twelve digits down to 10⁻³⁰⁰.
 */
public final class Normal {
  private static final double ROOT_OF_TWO_PI = Math.sqrt(2 * Math.PI);
  private static final double WHERE_THE_TAIL_BEGINS = 3;
  private static final int FRACTIONS = 80;
  private static final int MOST_STEPS = 60;

  private Normal() {}

  /** Density. */
  public static double density(double z) {
    return Math.exp(-z * z / 2) / ROOT_OF_TWO_PI;
  }

  /** Chance of a value of at most z. */
  public static double cdf(double z) {
    return upperTail(-z);
  }

  /** Chance of a value of more than z. */
  public static double upperTail(double z) {
    if (z < 0) {
      return 1 - upperTail(-z);
    }
    return z < WHERE_THE_TAIL_BEGINS ? 0.5 - density(z) * series(z) : density(z) * mills(z);
  }

  /** Area from 0 to z over the density at z: z + z³/3 + z⁵/15 + … */
  private static double series(double z) {
    double term = z;
    double sum = z;
    for (int odd = 3; term > sum * 0x1.0p-54; odd += 2) {
      term *= z * z / odd;
      sum += term;
    }
    return sum;
  }

  /** Tail beyond z over the density at z: 1 / (z + 1 / (z + 2 / (z + …))). */
  private static double mills(double z) {
    double below = z;
    for (int i = FRACTIONS; i > 0; i--) {
      below = z + i / below;
    }
    return 1 / below;
  }

  /**
   * The value that is exceeded with a chance of p.
   *
   * @throws IllegalArgumentException if p is not between 0 and 1
   */
  public static double upperQuantile(double p) {
    checkChance(p);
    if (p > 0.5) {
      return -upperQuantile(1 - p);
    }
    // The logarithm of the tail is concave, and this start lies beyond the root: Newton's steps
    // come down to it and never pass it.
    double z = Math.sqrt(-2 * Math.log(2 * p));
    for (int step = 0; step < MOST_STEPS; step++) {
      double tail = upperTail(z);
      double next = z + tail * Math.log1p((tail - p) / p) / density(z);
      if (!(next < z)) {
        return z;
      }
      z = next;
    }
    return z;
  }

  /**
   * The value that is not exceeded with a chance of p.
   *
   * @throws IllegalArgumentException if p is not between 0 and 1
   */
  public static double quantile(double p) {
    return -upperQuantile(p);
  }

  static void checkChance(double p) {
    if (!(p > 0 && p < 1)) {
      throw new IllegalArgumentException("a chance must be between 0 and 1, was " + p);
    }
  }
}
