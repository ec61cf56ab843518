package dev.vigil.vector;

import dev.vigil.state.BadState;
import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
import java.util.Arrays;

/**
 * Samples of rows, feature after feature, so that the distances to all of them are summed in one
 * sweep for each feature. A row that lies in a sample is not its own neighbour. One owner.
 */
final class NeighboursModel implements VectorModel {
  private static final int VERSION = 1;
  private static final double LEAST = 1e-9;

  private final float[] references;
  private final int width;
  private final int sets;
  private final int size;
  private final float[] distances;

  NeighboursModel(float[] references, int width, int sets, int size) {
    this.references = references;
    this.width = width;
    this.sets = sets;
    this.size = size;
    this.distances = new float[sets * size];
  }

  private void measure(float[] row) {
    float[] sums = distances;
    Arrays.fill(sums, 0);
    int count = sums.length;
    for (int j = 0; j < width; j++) {
      float value = row[j];
      int from = j * count;
      for (int i = 0; i < count; i++) {
        float difference = references[from + i] - value;
        sums[i] += difference * difference;
      }
    }
  }

  /** The nearest of a sample that is not the row itself; −1 if all are. */
  private int nearest(int set) {
    int nearest = -1;
    float least = Float.POSITIVE_INFINITY;
    for (int i = set * size; i < (set + 1) * size; i++) {
      if (distances[i] < least && distances[i] > 0) {
        least = distances[i];
        nearest = i;
      }
    }
    return nearest;
  }

  @Override
  public double score(float[] row) {
    measure(row);
    double sum = 0;
    for (int set = 0; set < sets; set++) {
      float least = Float.POSITIVE_INFINITY;
      for (int i = set * size; i < (set + 1) * size; i++) {
        float distance = distances[i];
        least = distance < least && distance > 0 ? distance : least;
      }
      sum += Math.log(LEAST + (least == Float.POSITIVE_INFINITY ? 0 : least));
    }
    return sum / sets;
  }

  @Override
  public void attribute(float[] row, double[] shares) {
    measure(row);
    Arrays.fill(shares, 0);
    for (int set = 0; set < sets; set++) {
      int nearest = nearest(set);
      for (int j = 0; j < width && nearest >= 0; j++) {
        double difference = references[j * distances.length + nearest] - (double) row[j];
        shares[j] += difference * difference / distances[nearest];
      }
    }
  }

  @Override
  public void save(StateWriter out) {
    out.part('N', VERSION).put(size).put(references);
  }

  static NeighboursModel load(StateReader in, int width, int sets, int most) {
    in.part('N', VERSION);
    int size = in.getInt("rows of a sample", 1, most);
    if (in.remaining() < (long) width * sets * size * Float.BYTES) {
      throw new BadState("state is cut short within neighbours");
    }
    float[] references = Embedding.sound(in, width * sets * size);
    for (float value : references) {
      if (!(Math.abs(value) <= Scaling.LARGEST)) {
        throw new BadState("a neighbour cannot lie at " + value);
      }
    }
    return new NeighboursModel(references, width, sets, size);
  }
}
