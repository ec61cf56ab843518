package dev.vigil.detect.threshold;

import dev.vigil.setting.About;

/**
 * A level to either side.
 *
 * @param lower what is under it breaches; −∞ for none
 * @param upper what is over it breaches; ∞ for none
 */
public record Levels(
    @About("what is under it breaches, none if left out") double lower,
    @About("what is over it breaches, none if left out") double upper) {
  /** No level. */
  public static final Levels NONE = new Levels(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

  public Levels {
    if (!(lower < upper)) {
      throw new IllegalArgumentException(
          "lower must be a number under upper, " + upper + ", was " + lower);
    }
  }

  /** None. */
  public Levels() {
    this(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
  }

  /** Whether there is none. */
  boolean none() {
    return equals(NONE);
  }

  /** Refuses critical levels that lie within the warning ones. */
  static void check(Levels warning, Levels critical) {
    if (critical.upper < warning.upper && warning.upper != Double.POSITIVE_INFINITY) {
      throw new IllegalArgumentException(
          "critical.upper must not be under warning.upper, "
              + warning.upper
              + ", was "
              + critical.upper);
    }
    if (critical.lower > warning.lower && warning.lower != Double.NEGATIVE_INFINITY) {
      throw new IllegalArgumentException(
          "critical.lower must not be over warning.lower, "
              + warning.lower
              + ", was "
              + critical.lower);
    }
    double lower = Math.max(warning.lower, critical.lower);
    double upper = Math.min(warning.upper, critical.upper);
    if (!(lower < upper)) {
      throw new IllegalArgumentException(
          "the lower levels must be under the upper ones, " + upper + ", was " + lower);
    }
  }
}
