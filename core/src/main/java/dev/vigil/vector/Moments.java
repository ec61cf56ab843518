package dev.vigil.vector;

/**
 * Number, mean and scatter of rows: the sum of products of deviations, as a lower triangle. Of rows
 * of more than {@value #MOST_FULL} features it is the sums of squares alone, since the work and the
 * memory of the products grow with the square of the width. One owner.
 */
final class Moments {
  static final int MOST_FULL = 128;

  final double[] mean;
  final double[] scatter;
  double rows;
  private final double[] deviations;

  Moments(int width) {
    mean = new double[width];
    scatter = new double[count(width)];
    deviations = new double[width];
  }

  /** Whether features of so wide a row are held against each other, and not each alone. */
  static boolean full(int width) {
    return width <= MOST_FULL;
  }

  /** How many numbers a scatter, or a covariance, is of. */
  static int count(int width) {
    return full(width) ? width * (width + 1) / 2 : width;
  }

  /** Of the rows of one part that are kept. */
  static Moments of(float[][] rows, int[] part, boolean[] kept, int which) {
    int width = rows[0].length;
    Moments moments = new Moments(width);
    for (int i = 0; i < rows.length; i++) {
      if (kept[i] && part[i] == which) {
        moments.rows++;
        for (int j = 0; j < width; j++) {
          moments.mean[j] += rows[i][j];
        }
      }
    }
    for (int j = 0; j < width; j++) {
      moments.mean[j] /= Math.max(1, moments.rows);
    }
    for (int i = 0; i < rows.length; i++) {
      if (kept[i] && part[i] == which) {
        moments.scatter(rows[i], 1);
      }
    }
    return moments;
  }

  /** Adds the products of a row's deviations from the mean. */
  void scatter(float[] row, double weight) {
    for (int i = 0; i < mean.length; i++) {
      deviations[i] = row[i] - mean[i];
    }
    if (!full(mean.length)) {
      for (int i = 0; i < mean.length; i++) {
        scatter[i] += weight * deviations[i] * deviations[i];
      }
      return;
    }
    int at = 0;
    for (int i = 0; i < mean.length; i++) {
      double deviation = weight * deviations[i];
      for (int j = 0; j <= i; j++) {
        scatter[at++] += deviation * deviations[j];
      }
    }
  }

  void addScatter(Moments other) {
    rows += other.rows;
    for (int at = 0; at < scatter.length; at++) {
      scatter[at] += other.scatter[at];
    }
  }
}
