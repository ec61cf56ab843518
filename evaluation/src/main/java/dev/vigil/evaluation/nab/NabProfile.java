package dev.vigil.evaluation.nab;

import java.util.List;

/**
 * What a user of NAB gains from a detection and loses by an error.
 *
 * <p>The published profiles also name a weight of true negatives (1), which the published formula
 * never uses.
 *
 * @param name as NAB calls it
 * @param truePositive gain of a window found at its very start
 * @param falsePositive loss of an alarm far from any window
 * @param falseNegative loss of a window that was missed
 */
public record NabProfile(
    String name, double truePositive, double falsePositive, double falseNegative) {
  /** Errors of both kinds in balance. */
  public static final NabProfile STANDARD = new NabProfile("standard", 1, 0.11, 1);

  /** False alarms hurt twice as much. */
  public static final NabProfile REWARD_LOW_FP_RATE =
      new NabProfile("reward_low_FP_rate", 1, 0.22, 1);

  /** Missed windows hurt twice as much. */
  public static final NabProfile REWARD_LOW_FN_RATE =
      new NabProfile("reward_low_FN_rate", 1, 0.11, 2);

  /** The three of the leaderboard, in its order. */
  public static final List<NabProfile> ALL =
      List.of(STANDARD, REWARD_LOW_FP_RATE, REWARD_LOW_FN_RATE);
}
