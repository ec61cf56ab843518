package dev.vigil.vector;

import dev.vigil.state.BadState;
import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;

/**
 * From where to where the features of a sample reach. To models that divide the space up, what lies
 * far beyond looks like what lies at the edge; its distance is told by this. Immutable.
 */
final class Reach {
  private static final double NATS = 2;

  private final float[] least;
  private final float[] most;

  private Reach(float[] least, float[] most) {
    this.least = least;
    this.most = most;
  }

  /**
   * @param rows scaled, at least one
   */
  static Reach of(float[][] rows) {
    float[] least = rows[0].clone();
    float[] most = rows[0].clone();
    for (float[] row : rows) {
      for (int j = 0; j < row.length; j++) {
        least[j] = Math.min(least[j], row[j]);
        most[j] = Math.max(most[j], row[j]);
      }
    }
    return new Reach(least, most);
  }

  /** How strange a feature is for lying beyond; 0 within. */
  double beyond(float[] row, int feature) {
    float value = row[feature];
    float excess = Math.max(value - most[feature], least[feature] - value);
    return excess > 0 ? NATS * excess : 0;
  }

  /** The sum over the features. */
  double beyond(float[] row) {
    double sum = 0;
    for (int j = 0; j < row.length; j++) {
      sum += beyond(row, j);
    }
    return sum;
  }

  void save(StateWriter out) {
    out.put(least).put(most);
  }

  static Reach load(StateReader in, int width) {
    float[] least = Embedding.sound(in, width);
    float[] most = Embedding.sound(in, width);
    for (int j = 0; j < width; j++) {
      if (!(least[j] <= most[j])) {
        throw new BadState("a feature cannot reach from " + least[j] + " to " + most[j]);
      }
    }
    return new Reach(least, most);
  }
}
