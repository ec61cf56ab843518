package dev.vigil.detect;

import dev.vigil.state.BadState;
import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;

/**
 * How often a series' own scores reached each knot of the calibration over its last 20,000 rows or
 * so, shrunk to the calibration with the weight of 20 rows. What was never seen in n rows is not
 * held to be rarer than once in n rows and as many as the calibration holds for one. One owner.
 */
public final class ScoreHistory {
  private static final float MEMORY_ROWS = 20_000;
  private static final double PRIOR_ROWS = 20;

  private final Calibration calibration;

  /** Rows whose highest knot is the index; rows under the first knot are only in {@code rows}. */
  private final float[] counts;

  private float rows;

  /** One that has seen nothing: it answers as the calibration does. */
  public ScoreHistory(Calibration calibration) {
    this.calibration = calibration;
    this.counts = new float[calibration.size()];
  }

  /** Counts a score. */
  public void learn(double score) {
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

  /**
   * Chance of a score at least as high when nothing is wrong, in (0, 1]. It never rises with the
   * score: between two knots it passes from one to the other as the calibration does.
   */
  public double pValue(double score) {
    if (!(score > 0)) {
      return 1;
    }
    double usual = calibration.tail(score);
    int knot = calibration.knotUnder(score);
    if (knot < 0) {
      return Math.max(usual, at(0));
    }
    double here = at(knot);
    double p = here * usual / calibration.tailAt(knot);
    if (knot + 1 < counts.length) {
      double logTail = Math.log(calibration.tailAt(knot));
      double way = (Math.log(usual) - logTail) / (Math.log(calibration.tailAt(knot + 1)) - logTail);
      p = here * Math.pow(at(knot + 1) / here, way);
    }
    return Math.max(Double.MIN_NORMAL, Math.min(1, p));
  }

  /** Chance of a score that reaches a knot: the series' own share of rows, shrunk. */
  private double at(int knot) {
    double reached = 0;
    for (int i = knot; i < counts.length; i++) {
      reached += counts[i];
    }
    double usual = calibration.tailAt(knot);
    double shrunk = (reached + PRIOR_ROWS * usual) / (rows + PRIOR_ROWS);
    return Math.max(shrunk, 1 / (rows + 1 / usual));
  }

  /** Writes all that is needed to go on bit for bit. */
  public void save(StateWriter out) {
    out.put((short) counts.length).put(counts).put(rows);
  }

  /**
   * Goes on where the saved one stopped.
   *
   * @throws BadState if it was one of another calibration
   */
  public void load(StateReader in) {
    int size = in.getShort();
    if (size != counts.length) {
      throw new dev.vigil.state.BadState(
          "a score history of " + size + " knots does not fit " + counts.length);
    }
    float[] loaded = new float[size];
    in.get(loaded);
    float seen = in.getFloat();
    boolean sound = seen >= 0 && seen <= MEMORY_ROWS + 1;
    for (float count : loaded) {
      sound &= count >= 0 && count <= seen;
    }
    if (!sound) {
      throw new BadState("a score history with counts that cannot be");
    }
    System.arraycopy(loaded, 0, counts, 0, size);
    rows = seen;
  }
}
