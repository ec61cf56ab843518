package dev.vigil.vector;

import dev.vigil.model.Observation;
import dev.vigil.state.BadState;
import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
import java.util.List;

/**
 * Turns the observations of one series into rows of features, all of one width. A feature is NaN
 * where it is missing, and within ±{@link #LARGEST} otherwise. One owner.
 */
public interface Embedding {
  /** Features beyond are taken for this, so that no square overflows. */
  float LARGEST = 0x1p60f;

  /** Whether it can make a row of this. */
  boolean accepts(Observation observation);

  /**
   * The row that an observation would be. Changes nothing; the row is valid until the next call.
   */
  float[] row(Observation observation);

  /** Takes in an observation whose row was asked for. */
  void learn(Observation observation);

  /** Names of the features, in the order of a row; none before the first row. */
  List<String> names();

  /** How many features, from the first on, are what was observed; the others are made of them. */
  default int channels() {
    return names().size();
  }

  /**
   * Whether enough has been seen of a feature to judge rows by it; until then it counts nothing.
   */
  default boolean known(int feature) {
    return true;
  }

  /** The value that is expected next in the unit of the observation; NaN if there is no such. */
  double expected();

  /** Index of the feature that is the distance from {@link #expected}, −1 if there is none. */
  int residual();

  /** Writes all that is needed to go on bit for bit. */
  void save(StateWriter out);

  /**
   * Reads what {@link #save} wrote.
   *
   * @throws BadState if it is not that
   */
  void load(StateReader in);

  /** A feature as a row holds it. */
  static float feature(double value) {
    if (!(Math.abs(value) <= LARGEST)) {
      return Double.isNaN(value) ? Float.NaN : Math.copySign(LARGEST, (float) value);
    }
    return (float) value;
  }

  /** A row that was saved. */
  static float[] sound(StateReader in, int width) {
    float[] row = new float[width];
    in.get(row);
    for (float feature : row) {
      if (Math.abs(feature) > LARGEST) {
        throw new BadState("a feature cannot be " + feature);
      }
    }
    return row;
  }
}
