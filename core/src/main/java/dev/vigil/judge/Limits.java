package dev.vigil.judge;

/**
 * A user's or a metric's own limits: what no learning could excuse.
 *
 * @param lower values under it breach; −∞ where there is none
 * @param upper values over it breach; +∞ where there is none
 * @param hold observations in a row, at least 1, before a breach is told
 */
public record Limits(double lower, double upper, int hold) {
  /** No limit. */
  public static final Limits NONE =
      new Limits(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, 1);

  public Limits {
    if (!(lower < upper)) {
      throw new IllegalArgumentException(
          "the lower limit must be under the upper one, were " + lower + " and " + upper);
    }
    if (hold < 1) {
      throw new IllegalArgumentException("a limit must hold for 1 observation or more: " + hold);
    }
  }

  /** A breach is a value over this, held for some observations. */
  public static Limits above(double upper, int hold) {
    return new Limits(Double.NEGATIVE_INFINITY, upper, hold);
  }

  boolean breachedBy(double value) {
    return value > upper || value < lower;
  }

  boolean none() {
    return lower == Double.NEGATIVE_INFINITY && upper == Double.POSITIVE_INFINITY;
  }
}
