package dev.vigil.vector;

import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
import dev.vigil.vector.KNearest.Metric;
import java.util.Arrays;

/** A sample of rows. A row that lies in it is not its own neighbour. One owner. */
final class KNearestModel implements VectorModel {
  private static final int VERSION = 1;

  /** Angles of which one less the cosine is no more than this are the same, to a float. */
  private static final float SAME_ANGLE = 1e-6f;

  private final Columns references;
  private final int k;
  private final Metric metric;

  /** Lengths of the references, for cosines. */
  private final float[] lengths;

  private final float[] distances;
  private final float[] nearest;
  private final int[] which;

  KNearestModel(Columns references, int k, Metric metric) {
    this.references = references;
    this.k = k;
    this.metric = metric;
    this.distances = new float[references.rows()];
    this.nearest = new float[k];
    this.which = new int[k];
    this.lengths = new float[metric == Metric.COSINE ? references.rows() : 0];
    for (int i = 0; i < lengths.length; i++) {
      lengths[i] = (float) references.length(i);
    }
  }

  /** Looks for the nearest; by Euclid's measure their distances stay squared. */
  private void look(float[] row) {
    switch (metric) {
      case EUCLIDEAN -> references.squares(row, distances);
      case MANHATTAN -> references.differences(row, distances);
      case COSINE -> angles(row);
    }
    Arrays.fill(nearest, Float.POSITIVE_INFINITY);
    float same = metric == Metric.COSINE ? SAME_ANGLE : 0;
    boolean self = false;
    for (int i = 0; i < distances.length; i++) {
      float distance = distances[i];
      if (distance < nearest[k - 1]) {
        if (distance <= same && !self) {
          self = true;
        } else {
          insert(distance, i);
        }
      }
    }
  }

  private void insert(float distance, int reference) {
    int at = k - 1;
    while (at > 0 && nearest[at - 1] > distance) {
      nearest[at] = nearest[at - 1];
      which[at] = which[at - 1];
      at--;
    }
    nearest[at] = distance;
    which[at] = reference;
  }

  private void angles(float[] row) {
    references.products(row, distances);
    float length = (float) length(row);
    for (int i = 0; i < distances.length; i++) {
      float both = length * lengths[i];
      distances[i] = both > 0 ? 1 - distances[i] / both : length == lengths[i] ? 0 : 1;
    }
  }

  private static double length(float[] row) {
    double sum = 0;
    for (float feature : row) {
      sum += (double) feature * feature;
    }
    return Math.sqrt(sum);
  }

  @Override
  public double score(float[] row) {
    look(row);
    double kth = Math.max(0, nearest[k - 1]);
    if (kth == Double.POSITIVE_INFINITY) {
      return 0;
    }
    return metric == Metric.EUCLIDEAN ? Math.sqrt(kth) : kth;
  }

  /**
   * The part of each feature in the distances to the k nearest: in the sum of squares, in the sum
   * of differences, or in what the cosine of directions u and v lacks to 1, which is the sum of u ·
   * (u − v).
   */
  @Override
  public void attribute(float[] row, double[] shares) {
    look(row);
    Arrays.fill(shares, 0);
    double length = Math.max(1e-9, length(row));
    for (int n = 0; n < k && nearest[n] < Float.POSITIVE_INFINITY; n++) {
      for (int j = 0; j < shares.length; j++) {
        double difference = row[j] - (double) references.at(which[n], j);
        shares[j] +=
            switch (metric) {
              case EUCLIDEAN -> difference * difference;
              case MANHATTAN -> Math.abs(difference);
              case COSINE -> {
                double there = references.at(which[n], j) / Math.max(1e-9, lengths[which[n]]);
                yield row[j] / length * (row[j] / length - there);
              }
            };
      }
    }
    for (int j = 0; j < shares.length; j++) {
      shares[j] = Math.max(0, shares[j]);
    }
  }

  @Override
  public void save(StateWriter out) {
    out.part('K', VERSION).put(references.rows());
    references.save(out);
  }

  static KNearestModel load(StateReader in, int width, KNearest kind) {
    in.part('K', VERSION);
    int count = in.getInt("rows of a sample", 2, kind.references());
    Columns references = Columns.load(in, count, width);
    return new KNearestModel(references, Math.min(kind.k(), count - 1), kind.metric());
  }
}
