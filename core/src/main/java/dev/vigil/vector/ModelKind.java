package dev.vigil.vector;

import dev.vigil.math.Chance;
import dev.vigil.state.StateReader;
import org.jspecify.annotations.Nullable;

/** Fits models of one kind to samples. Immutable. */
public interface ModelKind {
  /** What a person calls it, such as {@code isolation forest}. */
  String word();

  /** How it wants its features scaled. */
  Scaling.Mode scaling();

  /**
   * Fits a model.
   *
   * @param rows scaled rows of one width, at least {@link VectorPlan#LEAST_ROWS}; not to be kept,
   *     unless copied
   * @param chance seeded chance; the only one to be used
   * @param before the model before, from which a fit may start; null at the first
   */
  VectorModel fit(float[][] rows, Chance chance, @Nullable VectorModel before);

  /** Whether rows far beyond the sample look to it like those at its edge. */
  default boolean saturates() {
    return false;
  }

  /** So many of the last rows, in their order, it wants instead of a sample; 0 for a sample. */
  default int recent() {
    return 0;
  }

  /**
   * Fits a model to the last rows, in their order, if that is what it wants.
   *
   * @param channels how many features, from the first on, are what was observed; the others are
   *     made of them
   */
  default VectorModel fitInOrder(
      float[][] rows, int channels, Chance chance, @Nullable VectorModel before) {
    return fit(rows, chance, before);
  }

  /**
   * Reads a model that {@link VectorModel#save} wrote.
   *
   * @param width of its rows
   * @throws dev.vigil.state.BadState if it is not that
   */
  VectorModel restore(StateReader in, int width);
}
