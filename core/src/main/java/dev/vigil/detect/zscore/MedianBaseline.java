package dev.vigil.detect.zscore;

import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Median and median absolute deviation (MAD), in constant memory: exact for the first values, then
 * followed by stochastic steps (Robbins and Monro, 1951), the median by a share of the deviation,
 * the MAD by a factor. On normal noise both steps make an error fade by 1/e in as many rows as the
 * memory has: a step of δ deviations draws the median back by 2 φ(0) δ = 0.8 δ of its error a row,
 * and a factor of 1 + δ the logarithm of the MAD by 0.86 δ of its own.
 *
 * <p>The MAD of values most of which are equal is 0 and would make all others infinitely strange.
 * So it is held at 0.4 mean absolute deviations at least, which on normal, exponential and
 * Student-t noise it is in any case. A single value can at most double the mean deviation. One
 * owner.
 */
final class MedianBaseline implements Baseline {
  private static final int FIRST = 64;
  private static final double MAD_TO_SIGMA = 1 / 0.6745;
  private static final double MEDIAN_STEP = 1.25;
  private static final double MAD_STEP = 1.17;
  private static final double LEAST_OF_MEAN = 0.4;

  private final int memory;

  /** The first values, as long as they are collected. */
  private double @Nullable [] first;

  private double median;
  private double mad;
  private double meanDeviation;

  MedianBaseline(int memory, int warmUp) {
    this.memory = memory;
    this.first = new double[Math.min(FIRST, warmUp)];
  }

  @Override
  public double centre() {
    return median;
  }

  @Override
  public double deviation() {
    return Math.max(MAD_TO_SIGMA * mad, ROUNDING * Math.abs(median));
  }

  @Override
  public void learn(double value, int n) {
    double[] collected = first;
    if (collected == null) {
      follow(value, Math.min(n, memory));
      return;
    }
    collected[n - 1] = value;
    if (n == collected.length) {
      start(collected);
      first = null;
    }
  }

  private void start(double[] values) {
    median = middle(values);
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.abs(values[i] - median);
      meanDeviation += values[i] / values.length;
    }
    mad = Math.max(middle(values), LEAST_OF_MEAN * meanDeviation);
  }

  private static double middle(double[] values) {
    Arrays.sort(values);
    int half = values.length / 2;
    return values.length % 2 == 1 ? values[half] : values[half - 1] / 2 + values[half] / 2;
  }

  private void follow(double value, double rows) {
    double distance = value - median;
    double far = Math.abs(distance);
    median += Math.copySign(Math.min(far, MEDIAN_STEP / rows * deviation()), distance);
    boolean known = meanDeviation > ROUNDING * far;
    double told = known ? Math.min(far, meanDeviation * rows) : far;
    meanDeviation += (told - meanDeviation) / rows;
    double factor = 1 + MAD_STEP / rows;
    mad = Math.max(far > mad ? mad * factor : mad / factor, LEAST_OF_MEAN * meanDeviation);
  }

  @Override
  public void save(StateWriter out, int n) {
    out.put(median).put(mad).put(meanDeviation);
    double[] collected = first;
    if (collected != null) {
      out.put(Arrays.copyOf(collected, n));
    }
  }

  @Override
  public void load(StateReader in, int n) {
    median = in.getDouble("median", m -> Math.abs(m) <= ZScoreDetector.LARGEST);
    mad = in.getDouble("median deviation", MedianBaseline::fits);
    meanDeviation = in.getDouble("mean deviation", MedianBaseline::fits);
    double[] collected = first;
    if (collected == null || n >= collected.length) {
      first = null;
      return;
    }
    for (int i = 0; i < n; i++) {
      collected[i] = in.getDouble("value", v -> Math.abs(v) <= ZScoreDetector.LARGEST);
    }
  }

  private static boolean fits(double deviation) {
    return deviation >= 0 && deviation <= 4 * ZScoreDetector.LARGEST;
  }
}
