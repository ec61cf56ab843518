package dev.vigil.evaluation.nab;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * NAB's scoring, version 1.1, written from its published formula (Lavin and Ahmad, "Evaluating
 * Real-Time Anomaly Detection Algorithms: the Numenta Anomaly Benchmark", 2015, and its technical
 * notes on the later sweep).
 *
 * <p>A row is an alarm where its score reaches a threshold, and one threshold serves the whole
 * corpus. The first alarm in a window gains by how early it comes; further ones in the same window
 * change nothing; a window without any costs the profile's false negative; an alarm outside costs
 * by how far it lies behind the last window, counted in widths of that window. Rows in probation do
 * not count.
 */
public final class NabScorer {
  private NabScorer() {}

  /**
   * Finds for each profile the threshold that serves it best, among all scores that occur and
   * silence.
   *
   * @throws IllegalStateException if the files have no window
   */
  public static NabScores score(List<ScoredFile> files) {
    NabSweep sweep = new NabSweep(files);
    return scores(files, profile -> sweep.bestThreshold(profile));
  }

  /**
   * Scores alarms as they are: a row is one where its score is at least the threshold, for all
   * profiles.
   *
   * @throws IllegalStateException if the files have no window
   */
  public static NabScores scoreAt(List<ScoredFile> files, double threshold) {
    return scores(files, profile -> threshold);
  }

  private static NabScores scores(List<ScoredFile> files, ToDoubleFunction<NabProfile> thresholds) {
    return new NabScores(
        result(files, NabProfile.STANDARD, thresholds),
        result(files, NabProfile.REWARD_LOW_FP_RATE, thresholds),
        result(files, NabProfile.REWARD_LOW_FN_RATE, thresholds));
  }

  private static NabResult result(
      List<ScoredFile> files, NabProfile profile, ToDoubleFunction<NabProfile> thresholds) {
    double threshold = thresholds.applyAsDouble(profile);
    NabTally total =
        files.stream()
            .map(file -> NabTally.of(file, threshold))
            .reduce(NabTally.NONE, NabTally::plus);
    if (total.windows() == 0) {
      throw new IllegalStateException("the files have no window to score by");
    }
    return new NabResult(profile, threshold, total);
  }
}
