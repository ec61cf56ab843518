package dev.vigil.vector;

import dev.vigil.state.BadState;
import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;

/**
 * A multivariate normal law by the inverse W of the Cholesky factor of its covariance, so that the
 * squared Mahalanobis distance of x is |W (x − mean)|². Of rows that are too wide for a full
 * covariance ({@link Moments#full}) both are diagonal. One owner.
 */
final class Gaussian {
  private static final double MOST = 1e100;

  private final int width;
  private final boolean full;
  private final double[] mean;

  /** Lower triangle, row after row; or the diagonal. */
  private final double[] whitening;

  private final double logDeterminant;
  private final double[] distance;

  private Gaussian(double[] mean, double[] whitening) {
    this.width = mean.length;
    this.full = Moments.full(width);
    this.mean = mean;
    this.whitening = whitening;
    this.distance = new double[width];
    double log = 0;
    for (int i = 0; i < width; i++) {
      log -= 2 * Math.log(whitening[diagonal(i, width)]);
    }
    this.logDeterminant = log;
  }

  private static int at(int row, int column) {
    return row * (row + 1) / 2 + column;
  }

  private static int diagonal(int feature, int width) {
    return Moments.full(width) ? at(feature, feature) : feature;
  }

  /**
   * @param mean not to be changed afterwards
   * @param covariance lower triangle, row after row; or the diagonal
   * @param ridge added to the diagonal, as a share of its mean
   */
  static Gaussian of(double[] mean, double[] covariance, double ridge) {
    int width = mean.length;
    double trace = 0;
    for (int i = 0; i < width; i++) {
      trace += covariance[diagonal(i, width)];
    }
    double added = ridge * Math.max(trace / width, 1e-6) + 1e-8;
    double[] whitening =
        Moments.full(width)
            ? inverse(factor(covariance, added, width), width)
            : roots(covariance, added);
    return new Gaussian(mean, whitening);
  }

  private static double[] roots(double[] variances, double added) {
    double[] roots = new double[variances.length];
    for (int i = 0; i < roots.length; i++) {
      roots[i] = 1 / Math.sqrt(variances[i] + added);
    }
    return roots;
  }

  private static double[] factor(double[] covariance, double added, int width) {
    double[] factor = covariance.clone();
    for (int i = 0; i < width; i++) {
      factor[at(i, i)] += added;
      for (int j = 0; j <= i; j++) {
        double sum = factor[at(i, j)];
        for (int k = 0; k < j; k++) {
          sum -= factor[at(i, k)] * factor[at(j, k)];
        }
        factor[at(i, j)] = i == j ? Math.sqrt(Math.max(sum, 1e-3 * added)) : sum / factor[at(j, j)];
      }
    }
    return factor;
  }

  private static double[] inverse(double[] factor, int width) {
    double[] inverse = new double[factor.length];
    for (int j = 0; j < width; j++) {
      inverse[at(j, j)] = 1 / factor[at(j, j)];
      for (int i = j + 1; i < width; i++) {
        double sum = 0;
        for (int k = j; k < i; k++) {
          sum += factor[at(i, k)] * inverse[at(k, j)];
        }
        inverse[at(i, j)] = -sum / factor[at(i, i)];
      }
    }
    return inverse;
  }

  /** Squared Mahalanobis distance of a row. */
  double distance(float[] row) {
    for (int j = 0; j < width; j++) {
      distance[j] = row[j] - mean[j];
    }
    return full ? ofAll() : ofEach();
  }

  private double ofEach() {
    double sum = 0;
    for (int j = 0; j < width; j++) {
      double white = whitening[j] * distance[j];
      sum += white * white;
    }
    return sum;
  }

  private double ofAll() {
    double sum = 0;
    int i = 0;
    for (; i + 3 < width; i += 4) {
      sum += four(i);
    }
    for (; i < width; i++) {
      double white = 0;
      for (int j = 0; j <= i; j++) {
        white += whitening[at(i, j)] * distance[j];
      }
      sum += white * white;
    }
    return sum;
  }

  /** Sum of squares of four rows of the product at once, which do not wait for each other. */
  private double four(int row) {
    double[] w = whitening;
    double[] d = distance;
    int a = at(row, 0);
    int b = at(row + 1, 0);
    int c = at(row + 2, 0);
    int e = at(row + 3, 0);
    double first = 0;
    double second = 0;
    double third = 0;
    double fourth = 0;
    for (int j = 0; j <= row; j++) {
      first += w[a + j] * d[j];
      second += w[b + j] * d[j];
      third += w[c + j] * d[j];
      fourth += w[e + j] * d[j];
    }
    int next = row + 1;
    second += w[b + next] * d[next];
    third += w[c + next] * d[next] + w[c + next + 1] * d[next + 1];
    fourth += w[e + next] * d[next] + w[e + next + 1] * d[next + 1] + w[e + next + 2] * d[next + 2];
    return first * first + second * second + third * third + fourth * fourth;
  }

  int width() {
    return width;
  }

  /** Logarithm of the determinant of the covariance. */
  double logDeterminant() {
    return logDeterminant;
  }

  /**
   * The part of each feature in the squared distance, (x − mean)ⱼ · (Σ⁻¹ (x − mean))ⱼ, which sum to
   * it; parts below 0 are given as 0.
   */
  void attribute(float[] row, double[] parts) {
    if (!full) {
      for (int j = 0; j < width; j++) {
        double white = whitening[j] * (row[j] - mean[j]);
        parts[j] = white * white;
      }
      return;
    }
    double[] gradient = new double[width];
    int at = 0;
    for (int i = 0; i < width; i++) {
      double white = 0;
      for (int j = 0; j <= i; j++) {
        white += whitening[at + j] * (row[j] - mean[j]);
      }
      for (int j = 0; j <= i; j++) {
        gradient[j] += whitening[at + j] * white;
      }
      at += i + 1;
    }
    for (int j = 0; j < width; j++) {
      parts[j] = Math.max(0, (row[j] - mean[j]) * gradient[j]);
    }
  }

  double mean(int feature) {
    return mean[feature];
  }

  void save(StateWriter out) {
    out.put(mean).put(whitening);
  }

  static Gaussian load(StateReader in, int width) {
    int count = Moments.count(width);
    if (in.remaining() < (width + (long) count) * Double.BYTES) {
      throw new BadState("state is cut short within a covariance");
    }
    double[] mean = new double[width];
    in.get(mean);
    double[] whitening = new double[count];
    in.get(whitening);
    for (int i = 0; i < width; i++) {
      int last = diagonal(i, width);
      boolean sound = Math.abs(mean[i]) <= MOST && whitening[last] > 0;
      for (int at = Moments.full(width) ? last - i : last; at <= last; at++) {
        sound &= Math.abs(whitening[at]) <= MOST;
      }
      if (!sound) {
        throw new BadState("a covariance that is none, in feature " + i);
      }
    }
    return new Gaussian(mean, whitening);
  }
}
