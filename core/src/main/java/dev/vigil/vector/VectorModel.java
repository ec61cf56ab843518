package dev.vigil.vector;

import dev.vigil.state.StateWriter;

/** A model of scaled rows: how strange a row is to it, and which features make it so. One owner. */
public interface VectorModel {
  /**
   * How strange a row is, on a scale of the model's own: finite, and higher is stranger. Changes
   * nothing.
   *
   * @param row scaled features, none of them NaN
   */
  double score(float[] row);

  /**
   * The share of each feature in the score of a row.
   *
   * @param row scaled features, none of them NaN
   * @param shares as many numbers, to be set: at least 0, and not necessarily of any sum
   */
  void attribute(float[] row, double[] shares);

  /** Takes a row in, if the model learns between fits. */
  default void learn(float[] row) {}

  /**
   * Takes note that a row has passed, if what is expected of the next depends on it. What was
   * fitted stays as it is.
   */
  default void follow(float[] row) {}

  /** Forgets which rows have passed; what was fitted stays as it is. */
  default void restart() {}

  /** Writes the model; {@link ModelKind#restore} reads it back. */
  void save(StateWriter out);
}
