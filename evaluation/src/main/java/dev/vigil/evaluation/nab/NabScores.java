package dev.vigil.evaluation.nab;

/**
 * A detector's results under the three profiles of the leaderboard.
 *
 * @param standard both errors in balance
 * @param lowFalsePositives false alarms hurt twice
 * @param lowFalseNegatives missed windows hurt twice
 */
public record NabScores(
    NabResult standard, NabResult lowFalsePositives, NabResult lowFalseNegatives) {}
