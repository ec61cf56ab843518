package dev.vigil.evaluation.floor;

import java.util.List;

/**
 * A score that takes a few lines: fitted once to the training part, frozen after it. A detector of
 * vectors that ranks worse has not earned its cost. Immutable.
 */
public interface Floor {
  /** What it is called in reports. */
  String name();

  /** How strange a vector is, at least 0. */
  double score(double[] vector);

  /** All of them, fitted to the training part: at least two vectors of one width. */
  static List<Floor> fitted(List<double[]> training) {
    TrainingScale scale = TrainingScale.of(training);
    return List.of(PcaResidual.of(training, scale), new MeanAbsoluteZ(scale));
  }
}
