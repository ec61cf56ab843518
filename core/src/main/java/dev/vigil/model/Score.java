package dev.vigil.model;

/**
 * How strange an observation is to one detector, and what it had expected.
 *
 * @param value alarm score ≥ 0 in the detector's own unit; 0 where nothing is strange
 * @param dense score ≥ 0 for ranking and drawing: it moves with every observation
 * @param expected value that was expected; NaN while nothing is known
 * @param lower lower end of the expected band; NaN while nothing is known
 * @param upper upper end of the expected band; NaN while nothing is known
 * @param evidence why the score is what it is; {@link Evidence#NONE} where {@code value} is 0
 */
public record Score(
    double value, double dense, double expected, double lower, double upper, Evidence evidence) {
  /** The expected band. */
  public Band band() {
    return new Band(lower, upper);
  }
}
