package dev.vigil.evaluation.nab;

/**
 * A detector's result under one profile.
 *
 * @param profile the weights
 * @param threshold the score from which on a row is an alarm; infinite where silence is best
 * @param tally what the alarms of the whole corpus amount to
 */
public record NabResult(NabProfile profile, double threshold, NabTally tally) {
  /** The figure of the leaderboard, 100 at best. */
  public double score() {
    return tally.scaled(profile);
  }
}
