package dev.vigil.judge;

import dev.vigil.detect.Calibration;
import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;

/**
 * How often a series' own scores reached each knot of the calibration over its last 20,000 rows or
 * so, shrunk to the calibration with the weight of 20 rows. One owner.
 */
final class ScoreHistory {
  private static final float MEMORY_ROWS = 20_000;
  private static final double PRIOR_ROWS = 20;

  private final Calibration calibration;

  /** Rows whose highest knot is the index; rows under the first knot are only in {@code rows}. */
  private final float[] counts;

  private float rows;

  ScoreHistory(Calibration calibration) {
    this.calibration = calibration;
    this.counts = new float[calibration.size()];
  }

  void learn(double score) {
    if (score > 0) {
      int knot = calibration.knotUnder(score);
      if (knot >= 0) {
        counts[knot]++;
      }
    }
    if (++rows > MEMORY_ROWS) {
      rows /= 2;
      for (int i = 0; i < counts.length; i++) {
        counts[i] /= 2;
      }
    }
  }

  /** Chance of a score at least as high when nothing is wrong, in (0, 1]. */
  double pValue(double score) {
    double usual = calibration.tail(score);
    int knot = calibration.knotUnder(score);
    if (knot < 0) {
      return usual;
    }
    double reached = 0;
    for (int i = knot; i < counts.length; i++) {
      reached += counts[i];
    }
    double atKnot = calibration.tailAt(knot);
    double shrunk = (reached + PRIOR_ROWS * atKnot) / (rows + PRIOR_ROWS);
    return Math.max(Double.MIN_NORMAL, Math.min(1, shrunk * usual / atKnot));
  }

  void save(StateWriter out) {
    out.put((short) counts.length).put(counts).put(rows);
  }

  void load(StateReader in) {
    int size = in.getShort();
    if (size != counts.length) {
      throw new dev.vigil.state.BadState(
          "a score history of " + size + " knots does not fit " + counts.length);
    }
    in.get(counts);
    rows = in.getFloat();
  }
}
