package dev.vigil.vector;

import dev.vigil.state.BadState;
import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/**
 * How often a score as high occurs among the rows of a sample. Immutable.
 *
 * <p>The strangeness of a score s is {@code −ln p + 2 · ln(1 + (s − q99)⁺ / (q99 − q50))} with
 * {@code p = (number of scores ≥ s + ½) / (n + 1)}, linear between neighbours: beyond the sample p
 * says no more, and the second term still tells far from farther.
 */
final class ScoreTail {
  private static final int MOST = 512;
  private static final double NATS_FROM_MEDIAN = Math.log(50);

  private final double[] sorted;
  private final double median;
  private final double high;
  private final double unit;

  private ScoreTail(double[] sorted, double leastUnit) {
    this.sorted = sorted;
    int last = sorted.length - 1;
    median = sorted[last / 2];
    high = sorted[(int) (0.99 * last)];
    double between = high - median;
    double wide = between > 0 ? between : Math.max(1e-9, 1e-3 * Math.abs(high));
    unit = Math.max(leastUnit, wide);
  }

  /**
   * @param scores finite, at least one; up to 512 of them, evenly spread, are kept
   */
  static ScoreTail of(double[] scores) {
    return of(scores, 0);
  }

  /**
   * Of the rows of a sample, whose scores are asked for as far as they are kept.
   *
   * @param score finite
   */
  static ScoreTail of(int rows, IntToDoubleFunction score) {
    double[] scores = new double[Math.min(MOST, rows)];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = score.applyAsDouble((int) ((long) i * rows / scores.length));
    }
    return of(scores);
  }

  /**
   * @param leastUnit least difference that counts as far, for scores that are mostly the same
   */
  static ScoreTail of(double[] scores, double leastUnit) {
    int n = Math.min(MOST, scores.length);
    double[] kept = new double[n];
    for (int i = 0; i < n; i++) {
      kept[i] = scores[(int) ((long) i * scores.length / n)];
    }
    Arrays.sort(kept);
    return new ScoreTail(kept, leastUnit);
  }

  /** See above; at least 0. */
  double strangeness(double score) {
    double strange = -Math.log(share(score));
    return score > high ? strange + 2 * Math.log1p((score - high) / unit) : strange;
  }

  /**
   * For scores that are logarithms already, as sums of strangeness are: beyond 99 % of the sample
   * {@code −ln p} goes on in a straight line, as steep as from the median to there.
   */
  double strangenessOfSum(double sum) {
    double inside = -Math.log(share(Math.min(sum, high)));
    return sum > high ? inside + (sum - high) * NATS_FROM_MEDIAN / Math.max(1, unit) : inside;
  }

  private double share(double score) {
    int n = sorted.length;
    int low = 0;
    int end = n;
    while (low < end) {
      int middle = (low + end) >>> 1;
      if (sorted[middle] < score) {
        low = middle + 1;
      } else {
        end = middle;
      }
    }
    double above = n - low;
    if (low > 0 && low < n) {
      double gap = sorted[low] - sorted[low - 1];
      above += gap > 0 ? (sorted[low] - score) / gap : 0;
    }
    return Math.min(1, (above + 0.5) / (n + 1));
  }

  void save(StateWriter out) {
    out.put(sorted.length).put(sorted);
  }

  static ScoreTail load(StateReader in) {
    return load(in, 0);
  }

  static ScoreTail load(StateReader in, double leastUnit) {
    int n = in.getInt("scores of a sample", 1, MOST);
    double[] read = new double[n];
    in.get(read);
    for (int i = 0; i < n; i++) {
      if (!Double.isFinite(read[i]) || (i > 0 && read[i] < read[i - 1])) {
        throw new BadState("the scores of a sample are not in order");
      }
    }
    return new ScoreTail(read, leastUnit);
  }
}
