package dev.vigil.evaluation.measure;

/**
 * The length of a series' rhythm in rows, as those who published VUS-PR take it for the longest
 * buffer: the lag, from 6 to 303, of the highest of the peaks that the autocorrelation of the first
 * 20,000 values has at lags of 3 to 400; 125 where it has none, or its highest lies elsewhere.
 */
public final class Period {
  /** What is taken where there is no rhythm. */
  public static final int USUAL = 125;

  private static final int FIRST_LAG = 3;
  private static final int LAST_LAG = 400;
  private static final int SHORTEST = 6;
  private static final int LONGEST = 303;
  private static final int VALUES = 20_000;

  private Period() {}

  /** The rhythm of a series, all of whose values are finite. */
  public static int of(double[] values) {
    double[] correlation = products(values);
    int highest = -1;
    for (int lag = FIRST_LAG + 1; lag + 1 < correlation.length; lag++) {
      boolean peak =
          correlation[lag] > correlation[lag - 1] && correlation[lag] > correlation[lag + 1];
      if (peak && (highest < 0 || correlation[lag] > correlation[highest])) {
        highest = lag;
      }
    }
    return highest < SHORTEST || highest > LONGEST ? USUAL : highest;
  }

  /** Sums of products of deviations from the mean, by lag. */
  private static double[] products(double[] values) {
    int count = Math.min(VALUES, values.length);
    double mean = 0;
    for (int i = 0; i < count; i++) {
      mean += values[i] / count;
    }
    double[] sums = new double[Math.min(LAST_LAG + 1, count)];
    for (int lag = FIRST_LAG; lag < sums.length; lag++) {
      for (int i = lag; i < count; i++) {
        sums[lag] += (values[i] - mean) * (values[i - lag] - mean);
      }
    }
    return sums;
  }
}
