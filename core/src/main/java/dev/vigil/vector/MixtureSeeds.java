package dev.vigil.vector;

import dev.vigil.math.Chance;
import java.util.Arrays;

/**
 * Rows far apart to start from: each is taken with a chance in proportion to its squared distance
 * from the nearest before it (k-means++), which is capped at four times the median, so that a row
 * beyond all others is no likelier than the rest.
 */
final class MixtureSeeds {
  private static final double CAP = 4;

  private MixtureSeeds() {}

  static float[][] of(float[][] rows, int count, Chance chance) {
    float[][] seeds = new float[count][];
    seeds[0] = rows[chance.nextInt(rows.length)];
    double[] nearest = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      nearest[i] = distance(rows[i], seeds[0]);
    }
    for (int k = 1; k < count; k++) {
      seeds[k] = rows[draw(nearest, chance)];
      for (int i = 0; i < rows.length; i++) {
        nearest[i] = Math.min(nearest[i], distance(rows[i], seeds[k]));
      }
    }
    return seeds;
  }

  private static int draw(double[] nearest, Chance chance) {
    double[] sorted = nearest.clone();
    Arrays.sort(sorted);
    double cap = CAP * sorted[sorted.length / 2];
    double total = 0;
    for (double distance : nearest) {
      total += Math.min(distance, cap);
    }
    double left = chance.nextDouble() * total;
    for (int i = 0; i < nearest.length; i++) {
      left -= Math.min(nearest[i], cap);
      if (left < 0) {
        return i;
      }
    }
    return chance.nextInt(nearest.length);
  }

  /** Squared distance. */
  static double distance(float[] one, float[] other) {
    double sum = 0;
    for (int j = 0; j < one.length; j++) {
      double between = (double) one[j] - other[j];
      sum += between * between;
    }
    return sum;
  }
}
