package dev.vigil.evaluation.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/**
 * VUS-PR: the area under a precision-recall curve that forgives a detection just beside the labels,
 * averaged over how much it forgives (Paparrizos, Boniol, Palpanas, Tsay, Elmore and Franklin,
 * "Volume Under the Surface", PVLDB 15(11), 2022).
 *
 * <p>For each buffer length w from 0 to a longest, every labelled run is widened by w/2 rows (whole
 * rows) on either side, k rows outside with the weight sqrt(1 - k/w); weights of neighbouring runs
 * add up to at most 1. At a threshold, TP is the weight of the rows at or above it, and with P the
 * labelled rows and P_w the sum of all weights
 *
 * <pre>
 *   recall    = min(1, TP / ((P + P_w) / 2)) * share of the widened runs that hold a row at or above the threshold
 *   precision = TP / rows at or above the threshold
 * </pre>
 *
 * The curve starts at recall 0, precision 1, and its area is taken by trapezes. Widened runs that
 * touch are one run.
 *
 * <p>Thresholds are sampled as the authors' own code does: the scores at evenly spaced places (250
 * by default, highest and lowest among them) of the scores in descending order. A series with fewer
 * anomalies than one place apart is therefore measured coarsely, and a figure only compares with
 * others taken with the same sampling.
 */
public final class VolumeUnderSurface {
  /** The longest buffer unless said otherwise, in rows. */
  public static final int LONGEST_BUFFER = 100;

  /** The number of thresholds unless said otherwise. */
  public static final int THRESHOLDS = 250;

  private final boolean[] labels;
  private final List<LabelledRun> runs;
  private final int labelled;

  /** Rows at or above each threshold, thresholds descending. */
  private final int[] above;

  /** For each row the first threshold it reaches. */
  private final int[] reaches;

  private VolumeUnderSurface(double[] scores, boolean[] labels, int thresholds) {
    this.labels = labels;
    runs = LabelledRun.in(labels);
    labelled = runs.stream().mapToInt(run -> run.last() - run.first() + 1).sum();
    above = new int[thresholds];
    reaches = new int[scores.length];
    placeRows(scores, thresholds);
  }

  /** With {@link #LONGEST_BUFFER} and {@link #THRESHOLDS}. */
  public static OptionalDouble precisionRecall(double[] scores, boolean[] labels) {
    return precisionRecall(scores, labels, LONGEST_BUFFER, THRESHOLDS);
  }

  /**
   * VUS-PR of the measured part of a series.
   *
   * @param scores higher is stranger
   * @param labels whether each row is labelled anomalous
   * @param longestBuffer the largest w, in rows, at least 0; only 0 gives the area under the plain
   *     range curve
   * @param thresholds how many are sampled, at least 2
   * @return between 0 and 1; empty where no row is labelled
   * @throws IllegalArgumentException if a score is NaN, the lengths differ or a setting is out of
   *     range
   */
  public static OptionalDouble precisionRecall(
      double[] scores, boolean[] labels, int longestBuffer, int thresholds) {
    Ranking.check(scores, labels);
    if (longestBuffer < 0 || thresholds < 2) {
      throw new IllegalArgumentException(
          "longest buffer "
              + longestBuffer
              + " must be at least 0, thresholds "
              + thresholds
              + " at least 2");
    }
    VolumeUnderSurface surface = new VolumeUnderSurface(scores, labels, thresholds);
    if (surface.runs.isEmpty()) {
      return OptionalDouble.empty();
    }
    double sum = 0;
    for (int buffer = 0; buffer <= longestBuffer; buffer++) {
      sum += surface.area(buffer);
    }
    return OptionalDouble.of(sum / (longestBuffer + 1));
  }

  private void placeRows(double[] scores, int thresholds) {
    double[] ascending = scores.clone();
    Arrays.sort(ascending);
    int last = scores.length - 1;
    double step = last / (thresholds - 1.0);
    double[] negated = new double[thresholds];
    for (int i = 0; i < thresholds; i++) {
      int place = i == thresholds - 1 ? last : (int) (i * step);
      negated[i] = -ascending[last - place];
    }
    for (int row = 0; row < scores.length; row++) {
      reaches[row] = firstAtLeast(negated, -scores[row]);
      above[reaches[row]]++;
    }
    for (int i = 1; i < thresholds; i++) {
      above[i] += above[i - 1];
    }
  }

  /**
   * The first place of an ascending array that holds at least the value; the last place holds the
   * most there is.
   */
  private static int firstAtLeast(double[] ascending, double value) {
    int from = 0;
    int to = ascending.length - 1;
    while (from < to) {
      int middle = (from + to) >>> 1;
      if (ascending[middle] >= value) {
        to = middle;
      } else {
        from = middle + 1;
      }
    }
    return from;
  }

  private double area(int buffer) {
    double[] weightReached = new double[above.length];
    int[] runsReached = new int[above.length];
    List<LabelledRun> widened = widened(buffer / 2);
    double[] besides = besides(buffer);
    double weights = 0;
    for (LabelledRun wide : widened) {
      int earliest = above.length - 1;
      for (int row = wide.first(); row <= wide.last(); row++) {
        double weight = labels[row] ? 1 : Math.min(1, besides[row]);
        weights += weight;
        weightReached[reaches[row]] += weight;
        earliest = Math.min(earliest, reaches[row]);
      }
      runsReached[earliest]++;
    }
    return trapezes(weightReached, runsReached, (labelled + weights) / 2, widened.size());
  }

  /** What the runs add to the rows beside them. */
  private double[] besides(int buffer) {
    double[] besides = new double[labels.length];
    for (LabelledRun run : runs) {
      for (int distance = 1; distance <= buffer / 2; distance++) {
        double weight = Math.sqrt(1 - (double) distance / buffer);
        if (run.first() - distance >= 0) {
          besides[run.first() - distance] += weight;
        }
        if (run.last() + distance < labels.length) {
          besides[run.last() + distance] += weight;
        }
      }
    }
    return besides;
  }

  private List<LabelledRun> widened(int by) {
    List<LabelledRun> widened = new ArrayList<>();
    int first = Math.max(0, runs.get(0).first() - by);
    for (int run = 0; run < runs.size() - 1; run++) {
      int end = runs.get(run).last() + by;
      int start = runs.get(run + 1).first() - by;
      if (end < start) {
        widened.add(new LabelledRun(first, end));
        first = start;
      }
    }
    int end = runs.get(runs.size() - 1).last() + by;
    widened.add(new LabelledRun(first, Math.min(labels.length - 1, end)));
    return widened;
  }

  private double trapezes(
      double[] weightReached, int[] runsReached, double positives, double widenedRuns) {
    double area = 0;
    double found = 0;
    int reached = 0;
    double recallBefore = 0;
    double precisionBefore = 1;
    for (int i = 0; i < above.length; i++) {
      found += weightReached[i];
      reached += runsReached[i];
      double recall = Math.min(1, found / positives) * (reached / widenedRuns);
      double precision = found / above[i];
      area += (recall - recallBefore) * (precision + precisionBefore) / 2;
      recallBefore = recall;
      precisionBefore = precision;
    }
    return area;
  }
}
