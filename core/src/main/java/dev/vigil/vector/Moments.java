package dev.vigil.vector;

/** Number, mean and scatter (sum of products of deviations, lower triangle) of rows. One owner. */
final class Moments {
  final double[] mean;
  final double[] scatter;
  double rows;
  private final double[] deviations;

  Moments(int width) {
    mean = new double[width];
    scatter = new double[width * (width + 1) / 2];
    deviations = new double[width];
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
