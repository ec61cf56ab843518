package dev.vigil.detect;

import java.util.Arrays;

/**
 * How often an alarm score of at least a given size occurs on ordinary series: the table that a
 * series' own history is shrunk to. Between its knots log p is linear in the score; beyond the last
 * the last slope goes on.
 */
public final class Calibration {
  /**
   * The unit in which the budget's own constants were measured: 0.62 is where an alarm may begin,
   * and how rare each strength is on ordinary series.
   */
  public static final Calibration BUDGET =
      inUnitsOfTheBudget(
          new double[] {0.1, 0.2, 0.4, 0.62, 0.8, 1, 1.5, 2, 3},
          new double[] {6e-3, 3e-3, 1.2e-3, 5e-4, 3e-4, 1.5e-4, 3e-5, 1e-5, 1e-6},
          0.62);

  private final double[] scores;
  private final double[] logTails;
  private final double alarmScore;
  private final boolean inUnitsOfTheBudget;

  private Calibration(
      double[] scores, double[] tails, double alarmScore, boolean inUnitsOfTheBudget) {
    this.scores = scores.clone();
    this.logTails = Arrays.stream(tails).map(Math::log).toArray();
    this.alarmScore = alarmScore;
    this.inUnitsOfTheBudget = inUnitsOfTheBudget;
    check(scores, tails);
  }

  /**
   * For scores of any unit: the budget reads their p-value.
   *
   * @param scores knots, ascending from above 0; at least two
   * @param tails share of observations whose score is at least the knot, in (0, 1], descending
   * @param alarmScore score from which an observation may alarm at all, above 0
   * @throws IllegalArgumentException if a knot is out of order
   */
  public static Calibration of(double[] scores, double[] tails, double alarmScore) {
    return new Calibration(scores, tails, alarmScore, false);
  }

  /**
   * For scores in the unit in which the budget's own constants were measured, so that it reads the
   * score itself.
   *
   * @throws IllegalArgumentException if a knot is out of order
   */
  public static Calibration inUnitsOfTheBudget(double[] scores, double[] tails, double alarmScore) {
    return new Calibration(scores, tails, alarmScore, true);
  }

  private void check(double[] scores, double[] tails) {
    if (scores.length != tails.length || scores.length < 2 || !(alarmScore > 0)) {
      throw new IllegalArgumentException(
          "a calibration needs at least two knots with a tail each, had "
              + Arrays.toString(scores)
              + ", "
              + Arrays.toString(tails));
    }
    for (int i = 0; i < scores.length; i++) {
      boolean ordered = i == 0 || (scores[i] > scores[i - 1] && tails[i] < tails[i - 1]);
      if (!ordered || !(scores[i] > 0) || !(tails[i] > 0) || tails[i] > 1) {
        throw new IllegalArgumentException(
            "knot " + i + " of a calibration is out of order: " + scores[i] + ", " + tails[i]);
      }
    }
  }

  /** Score from which an observation may alarm at all. */
  public double alarmScore() {
    return alarmScore;
  }

  /** Share of ordinary observations whose score is at least this; 1 for a score of 0. */
  public double tail(double score) {
    if (!(score > 0)) {
      return 1;
    }
    int last = scores.length - 1;
    int i = 0;
    while (i < last - 1 && score > scores[i + 1]) {
      i++;
    }
    double slope = (logTails[i + 1] - logTails[i]) / (scores[i + 1] - scores[i]);
    return Math.min(1, Math.exp(logTails[i] + slope * (score - scores[i])));
  }

  /** The score that is as rare as this: {@link #tail} turned round; 0 for what is not rare. */
  public double scoreAt(double tail) {
    double log = Math.log(Math.max(Double.MIN_NORMAL, tail));
    int last = scores.length - 1;
    int i = 0;
    while (i < last - 1 && log < logTails[i + 1]) {
      i++;
    }
    double slope = (scores[i + 1] - scores[i]) / (logTails[i + 1] - logTails[i]);
    return Math.max(0, scores[i] + slope * (log - logTails[i]));
  }

  /** Whether the budget reads the score itself. */
  public boolean isInUnitsOfTheBudget() {
    return inUnitsOfTheBudget;
  }

  /**
   * Strength that the budget reads: 0.62 is where an alarm may begin.
   *
   * @param pValue p-value of the score on its series
   */
  public double strength(double score, double pValue) {
    if (inUnitsOfTheBudget) {
      return score;
    }
    return 0.62 * Math.log(pValue) / Math.log(tail(alarmScore));
  }

  /** Number of knots. */
  public int size() {
    return scores.length;
  }

  /** Index of the highest knot at or under a score, or −1. */
  public int knotUnder(double score) {
    int i = scores.length - 1;
    while (i >= 0 && scores[i] > score) {
      i--;
    }
    return i;
  }

  /** Share of ordinary observations whose score is at least that of a knot. */
  public double tailAt(int knot) {
    return Math.exp(logTails[knot]);
  }
}
