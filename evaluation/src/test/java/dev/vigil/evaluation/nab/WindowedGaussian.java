package dev.vigil.evaluation.nab;

import java.util.Arrays;

/**
 * How likely a nearer value would have been under a normal law fitted to the values before it: up
 * to 6400 of them, fitted anew at every row until there are that many, then every 100 rows.
 */
final class WindowedGaussian {
  private static final int WINDOW = 6400;
  private static final int STEP = 100;
  private static final double LEAST_DEVIATION = 1e-6;

  private WindowedGaussian() {}

  static double[] score(double[] values) {
    double[] scores = new double[values.length];
    int to = 0;
    double mean = 0;
    double squares = 0;
    for (int row = 0; row < values.length; row++) {
      if (row > 0) {
        scores[row] = asPublished(1 - tail(Math.abs(values[row] - mean) / deviation(squares, to)));
      }
      int seen = row + 1;
      if (seen <= WINDOW) {
        to = seen;
        double step = values[row] - mean;
        mean += step / to;
        squares += step * (values[row] - mean);
      } else if (seen - to == STEP) {
        to = seen;
        double newMean = Arrays.stream(values, to - WINDOW, to).average().orElseThrow();
        mean = newMean;
        squares =
            Arrays.stream(values, to - WINDOW, to).map(v -> (v - newMean) * (v - newMean)).sum();
      }
    }
    return scores;
  }

  private static double deviation(double squares, int seen) {
    double deviation = Math.sqrt(squares / Math.min(seen, WINDOW));
    return deviation == 0 ? LEAST_DEVIATION : deviation;
  }

  /** The published files carry twelve digits. */
  private static double asPublished(double score) {
    return Math.round(score * 1e12) / 1e12;
  }

  /** Chance that a standard normal value exceeds z, for z of at least 0. */
  static double tail(double z) {
    return z < 3 ? 0.5 - byTaylor(z) : byContinuedFraction(z);
  }

  /** Integral of the density from 0 to z: density * (z + z^3/3 + z^5/(3*5) + ...). */
  private static double byTaylor(double z) {
    double term = z;
    double sum = z;
    for (int odd = 3; term > 1e-17 * sum; odd += 2) {
      term *= z * z / odd;
      sum += term;
    }
    return sum * density(z);
  }

  /** Laplace: density / (z + 1/(z + 2/(z + 3/(z + ...)))). */
  private static double byContinuedFraction(double z) {
    double fraction = z;
    for (int level = 150; level >= 1; level--) {
      fraction = z + level / fraction;
    }
    return density(z) / fraction;
  }

  private static double density(double z) {
    return Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
  }
}
