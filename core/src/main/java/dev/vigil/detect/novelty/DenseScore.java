package dev.vigil.detect.novelty;

import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;

/**
 * The score for ranking and drawing: the last novelty and extremity, held and fading by 2 % a row,
 * and beside it the energy of the forecast error over 16 rows and the distance of the mean of 8
 * from the median. One owner.
 */
final class DenseScore {
  private static final double HOLD = 0.98;
  private static final double EXTREMITY_SHARE = 0.3;
  private static final double EXTREMITY_CAP = 20;

  private double held;
  private double energy;

  double observe(
      double novelty,
      double excess,
      double relativeError,
      double meanDistance,
      ShapeChannel shape) {
    double extreme = EXTREMITY_SHARE * Math.max(0, Math.min(EXTREMITY_CAP, excess));
    held = Math.max(HOLD * held, novelty + extreme);
    double squared = Math.min(1e12, relativeError * relativeError);
    energy += (squared - energy) / 16;
    return shape.open()
        ? held + shape.distance() / ShapeMemory.NEW
        : held + Math.log((1 + energy) * (1 + meanDistance));
  }

  void save(StateWriter out) {
    out.put(held).put(energy);
  }

  void load(StateReader in) {
    held = in.getDouble();
    energy = in.getDouble();
  }

  void copyFrom(DenseScore other) {
    held = other.held;
    energy = other.energy;
  }
}
