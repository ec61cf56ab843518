package dev.vigil.evaluation.nab;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Every threshold of a corpus at once.
 *
 * <p>Lowering the threshold past a score switches on the rows with that score. A row outside the
 * windows then adds its loss. Inside a window the earliest alarm counts, so only a row that scores
 * higher than all rows before it in its window is ever the one that counts; switching it on
 * replaces the next such row, which scores higher and comes later. So the gain and the loss at all
 * thresholds are running sums over the sorted scores, and serve every profile.
 */
final class NabSweep {
  /** Every score that occurs after probation, ascending, each once. */
  private final double[] thresholds;

  /** At each threshold, what the rows that score at least as much amount to. */
  private final double[] gain;

  private final double[] loss;
  private final int[] hits;
  private int windows;

  NabSweep(List<ScoredFile> files) {
    thresholds = files.stream().flatMapToDouble(NabSweep::counted).sorted().distinct().toArray();
    gain = new double[thresholds.length];
    loss = new double[thresholds.length];
    hits = new int[thresholds.length];
    for (ScoredFile file : files) {
      windows += file.windows();
      add(file);
    }
    for (int rank = thresholds.length - 2; rank >= 0; rank--) {
      gain[rank] += gain[rank + 1];
      loss[rank] += loss[rank + 1];
      hits[rank] += hits[rank + 1];
    }
  }

  private static DoubleStream counted(ScoredFile file) {
    // + 0.0 makes one zero of the two, which compare as equal but sort apart.
    return IntStream.range(file.probation(), file.rows()).mapToDouble(row -> file.score(row) + 0.0);
  }

  private void add(ScoredFile file) {
    int counts = -1;
    for (int row = file.rows() - 1; row >= file.probation(); row--) {
      int rank = Arrays.binarySearch(thresholds, file.score(row) + 0.0);
      if (!file.inside(row)) {
        loss[rank] += file.worth(row);
      }
    }
    for (int row = file.probation(); row < file.rows(); row++) {
      if (!file.inside(row)) {
        continue;
      }
      boolean sameWindow = counts >= 0 && file.sameWindow(row, counts);
      if (sameWindow && file.score(row) <= file.score(counts)) {
        continue;
      }
      int rank = Arrays.binarySearch(thresholds, file.score(row) + 0.0);
      gain[rank] += file.worth(row);
      hits[rank]++;
      if (sameWindow) {
        int replaces = Arrays.binarySearch(thresholds, file.score(counts) + 0.0);
        gain[replaces] -= file.worth(row);
        hits[replaces]--;
      }
      counts = row;
    }
  }

  /**
   * The threshold with the highest score under the profile; of several the highest, of none
   * infinity.
   */
  double bestThreshold(NabProfile profile) {
    double best = Double.POSITIVE_INFINITY;
    double bestScore = -profile.falseNegative() * windows;
    for (int rank = thresholds.length - 1; rank >= 0; rank--) {
      double score =
          profile.truePositive() * gain[rank]
              + profile.falsePositive() * loss[rank]
              - profile.falseNegative() * (windows - hits[rank]);
      if (score > bestScore) {
        bestScore = score;
        best = thresholds[rank];
      }
    }
    return best;
  }
}
