package dev.vigil.vector;

import dev.vigil.state.BadState;
import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
import dev.vigil.vector.KNearest.Metric;
import java.util.Arrays;

/** A sample of rows, row after row. A row that lies in it is not its own neighbour. One owner. */
final class KNearestModel implements VectorModel {
  private static final int VERSION = 1;

  private final float[] references;
  private final int width;
  private final int k;
  private final Metric metric;
  private final double[] nearest;
  private final int[] which;

  KNearestModel(float[] references, int width, int k, Metric metric) {
    this.references = references;
    this.width = width;
    this.k = k;
    this.metric = metric;
    this.nearest = new double[k];
    this.which = new int[k];
  }

  private void look(float[] row) {
    Arrays.fill(nearest, Double.POSITIVE_INFINITY);
    boolean self = false;
    for (int i = 0; i < references.length / width; i++) {
      double distance = distance(row, i * width);
      if (distance == 0 && !self) {
        self = true;
      } else if (distance < nearest[k - 1]) {
        insert(distance, i);
      }
    }
  }

  private void insert(double distance, int reference) {
    int at = k - 1;
    while (at > 0 && nearest[at - 1] > distance) {
      nearest[at] = nearest[at - 1];
      which[at] = which[at - 1];
      at--;
    }
    nearest[at] = distance;
    which[at] = reference;
  }

  private double distance(float[] row, int from) {
    return switch (metric) {
      case EUCLIDEAN -> euclidean(row, from);
      case MANHATTAN -> manhattan(row, from);
      case COSINE -> cosine(row, from);
    };
  }

  private double euclidean(float[] row, int from) {
    float sum = 0;
    for (int j = 0; j < width; j++) {
      float difference = references[from + j] - row[j];
      sum += difference * difference;
    }
    return Math.sqrt(sum);
  }

  private double manhattan(float[] row, int from) {
    float sum = 0;
    for (int j = 0; j < width; j++) {
      sum += Math.abs(references[from + j] - row[j]);
    }
    return sum;
  }

  private double cosine(float[] row, int from) {
    double product = 0;
    double one = 0;
    double other = 0;
    for (int j = 0; j < width; j++) {
      product += (double) references[from + j] * row[j];
      one += (double) references[from + j] * references[from + j];
      other += (double) row[j] * row[j];
    }
    double lengths = Math.sqrt(one * other);
    return lengths == 0 ? (one == other ? 0 : 1) : Math.max(0, 1 - product / lengths);
  }

  @Override
  public double score(float[] row) {
    look(row);
    double kth = nearest[k - 1];
    return kth == Double.POSITIVE_INFINITY ? 0 : kth;
  }

  /** The share of each feature in the squared distances to the k nearest. */
  @Override
  public void attribute(float[] row, double[] shares) {
    look(row);
    Arrays.fill(shares, 0);
    for (int n = 0; n < k && nearest[n] < Double.POSITIVE_INFINITY; n++) {
      for (int j = 0; j < width; j++) {
        double difference = (double) references[which[n] * width + j] - row[j];
        shares[j] += difference * difference;
      }
    }
  }

  @Override
  public void save(StateWriter out) {
    out.part('K', VERSION).put(references.length / width).put(references);
  }

  static KNearestModel load(StateReader in, int width, KNearest kind) {
    in.part('K', VERSION);
    int count = in.getInt("rows of a sample", 2, kind.references());
    if (in.remaining() < (long) count * width * Float.BYTES) {
      throw new BadState("state is cut short within neighbours");
    }
    float[] references = Embedding.sound(in, count * width);
    for (float value : references) {
      if (!(Math.abs(value) <= Scaling.LARGEST)) {
        throw new BadState("a neighbour cannot lie at " + value);
      }
    }
    return new KNearestModel(references, width, Math.min(kind.k(), count - 1), kind.metric());
  }
}
