package dev.vigil.feedback;

/**
 * How often a detector, a rule or a series was right, as far as people have said.
 *
 * @param name key of the detector, name of the rule, or the series; empty for all together
 * @param told alerts that people were told of, and not less than what they have judged
 */
public record Tally(String name, long told, int right, int wrong, int missed) {
  public Tally {
    told = Math.max(told, (long) right + wrong);
  }

  /** Told, and nobody has said what it was. */
  public long unjudged() {
    return told - right - wrong;
  }

  /** Share of what was judged that was right; NaN where nothing was. */
  public double precision() {
    return right / (double) (right + wrong);
  }

  /** Where the precision lies, if what was judged is as what was not. */
  public Interval precisionWithin() {
    return Interval.wilson(right, right + wrong);
  }
}
