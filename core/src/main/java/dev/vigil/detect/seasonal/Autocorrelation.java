package dev.vigil.detect.seasonal;

/**
 * The period of a row of samples, from their autocorrelation.
 *
 * <p>A peak counts if it stands out from what noise of the same short memory would have (Bartlett,
 * 1946), after the correlation has dipped once. The first peak is taken that is nearly as high as
 * the highest, and is then measured on its multiples, which tell it more exactly.
 */
final class Autocorrelation {
  private static final double DIP = 0.15;
  private static final double LEAST = 0.2;
  private static final double NOISE_DEVIATIONS = 2.5;
  private static final double NEARLY = 0.8;
  private static final double OF_MULTIPLE = 0.5;

  /** Noise moves a peak by no more than this part of the period. */
  private static final int AROUND = 12;

  private final double[] x;
  private final boolean[] there;
  private final double[] r;

  /**
   * @param samples of which those equal to {@code missing} are not there
   */
  Autocorrelation(byte[] samples, int size, byte missing) {
    x = new double[size];
    there = new boolean[size];
    double sum = 0;
    int count = 0;
    for (int i = 0; i < size; i++) {
      there[i] = samples[i] != missing;
      sum += there[i] ? samples[i] : 0;
      count += there[i] ? 1 : 0;
    }
    for (int i = 0; i < size; i++) {
      x[i] = there[i] ? samples[i] - sum / Math.max(1, count) : 0;
    }
    r = new double[size / 2];
    fill();
  }

  private void fill() {
    for (int lag = 0; lag < r.length; lag++) {
      double product = 0;
      int pairs = 0;
      for (int i = lag; i < x.length; i++) {
        product += x[i] * x[i - lag];
        pairs += there[i] && there[i - lag] ? 1 : 0;
      }
      r[lag] = pairs > x.length / 8 ? product / pairs : 0;
    }
    double power = r[0];
    for (int lag = 0; lag < r.length; lag++) {
      r[lag] = power > 0 ? r[lag] / power : 0;
    }
  }

  /** The period in samples, or 0 if there is none. */
  double period() {
    int longest = x.length / 3;
    int dip = dip(longest);
    double noise = LEAST + NOISE_DEVIATIONS * deviation(dip);
    double highest = 0;
    for (int lag = Math.max(2, dip); lag < longest; lag++) {
      highest = peak(lag) ? Math.max(highest, r[lag]) : highest;
    }
    if (highest < noise) {
      return 0;
    }
    int lag = Math.max(2, dip);
    while (!peak(lag) || r[lag] < NEARLY * highest) {
      lag++;
    }
    return exact(lag);
  }

  private int dip(int longest) {
    int lag = 1;
    while (lag < longest && r[lag] >= DIP) {
      lag++;
    }
    return lag;
  }

  /** What chance alone makes of a correlation. */
  private double deviation(int dip) {
    double memory = 1;
    for (int lag = 1; lag < dip; lag++) {
      memory += 2 * r[lag] * r[lag];
    }
    return Math.sqrt(memory / x.length);
  }

  private boolean peak(int lag) {
    return lag + 1 < r.length && r[lag] > r[lag - 1] && r[lag] >= r[lag + 1];
  }

  private double exact(int first) {
    int top = highestAround(first, first / AROUND);
    double period = vertex(top);
    for (int m = 2; period * (m + 1.0 / AROUND) + 3 < r.length; m++) {
      int best = highestAround((int) Math.rint(period * m), 1 + top / AROUND);
      if (!peak(best) || r[best] < OF_MULTIPLE * r[top]) {
        break;
      }
      period = vertex(best) / m;
    }
    return period;
  }

  private int highestAround(int middle, int reach) {
    int best = middle;
    for (int lag = Math.max(2, middle - reach); lag <= middle + reach; lag++) {
      best = lag + 1 < r.length && r[lag] > r[best] ? lag : best;
    }
    return best;
  }

  /** Where the parabola through a peak and its neighbours is highest. */
  private double vertex(int lag) {
    double bend = r[lag - 1] - 2 * r[lag] + r[lag + 1];
    return bend < 0 ? lag + (r[lag - 1] - r[lag + 1]) / (2 * bend) : lag;
  }
}
