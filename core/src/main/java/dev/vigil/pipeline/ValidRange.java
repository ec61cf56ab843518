package dev.vigil.pipeline;

/**
 * What a value can be at all; others are impossible, and neither judged nor learnt.
 *
 * @param from the least value; −∞ where there is none
 * @param to the greatest value; ∞ where there is none
 */
public record ValidRange(double from, double to) {
  /** Any number. */
  public static final ValidRange ANY =
      new ValidRange(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

  public ValidRange {
    if (!(from <= to)) {
      throw new IllegalArgumentException(
          "a valid range must go from a number to no lesser one, was " + from + " to " + to);
    }
  }

  boolean contains(double value) {
    return value >= from && value <= to;
  }
}
