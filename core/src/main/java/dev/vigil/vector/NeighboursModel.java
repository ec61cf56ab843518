package dev.vigil.vector;

import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
import java.util.Arrays;

/**
 * Samples of rows: the first row of each sample, then the second of each, and so on. A row is not
 * its own neighbour: in each sample one row that is the same is passed by, and a second one counts,
 * since what is there again and again is not strange. One owner.
 */
final class NeighboursModel implements VectorModel {
  private static final int VERSION = 1;
  private static final double LEAST = 1e-9;

  private final Columns references;
  private final int sets;
  private final int size;
  private final float[] distances;
  private final float[] nearest;

  NeighboursModel(Columns references, int sets) {
    this.references = references;
    this.sets = sets;
    this.size = references.rows() / sets;
    this.distances = new float[sets * size];
    this.nearest = new float[sets];
  }

  private void measure(float[] row) {
    references.squares(row, distances);
    Arrays.fill(nearest, Float.POSITIVE_INFINITY);
    for (int at = 0; at < distances.length; at += sets) {
      for (int set = 0; set < nearest.length; set++) {
        nearest[set] = Math.min(nearest[set], distances[at + set]);
      }
    }
    for (int set = 0; set < sets; set++) {
      if (nearest[set] == 0) {
        nearest[set] = second(set);
      }
    }
  }

  /** Distance to the nearest of a sample but one; 0 if there is no other. */
  private float second(int set) {
    float second = Float.POSITIVE_INFINITY;
    boolean passed = false;
    for (int at = set; at < distances.length; at += sets) {
      if (distances[at] == 0 && !passed) {
        passed = true;
      } else {
        second = Math.min(second, distances[at]);
      }
    }
    return second == Float.POSITIVE_INFINITY ? 0 : second;
  }

  @Override
  public double score(float[] row) {
    measure(row);
    double sum = 0;
    for (int set = 0; set < sets; set++) {
      sum += Math.log(LEAST + nearest[set]);
    }
    return Math.exp(0.5 * sum / sets);
  }

  /** The share of each feature in the squared distance to the nearest, over the samples. */
  @Override
  public void attribute(float[] row, double[] shares) {
    measure(row);
    Arrays.fill(shares, 0);
    for (int set = 0; set < sets; set++) {
      int at = set;
      while (distances[at] != nearest[set] && at + sets < distances.length) {
        at += sets;
      }
      for (int j = 0; j < shares.length && distances[at] > 0; j++) {
        double difference = references.at(at, j) - (double) row[j];
        shares[j] += difference * difference / distances[at];
      }
    }
  }

  @Override
  public void save(StateWriter out) {
    out.part('N', VERSION).put(size);
    references.save(out);
  }

  static NeighboursModel load(StateReader in, int width, int sets, int most) {
    in.part('N', VERSION);
    int size = in.getInt("rows of a sample", 1, most);
    return new NeighboursModel(Columns.load(in, sets * size, width), sets);
  }
}
