package dev.vigil.detect.zscore;

import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;

/** What is usual: a centre, and a unit in which to measure distances from it. One owner. */
interface Baseline {
  /**
   * Share of a number below which nothing is told apart from the rounding of its source and of the
   * sums here.
   */
  double ROUNDING = 1e-12;

  /** The middle of the values. */
  double centre();

  /** One deviation, at least 0. */
  double deviation();

  /**
   * Takes a value in.
   *
   * @param value within ±10¹⁵⁰, so that its square is finite
   * @param n how many values it makes, from 1
   */
  void learn(double value, int n);

  /**
   * Writes all that is needed to go on bit for bit.
   *
   * @param n how many values were learnt
   */
  void save(StateWriter out, int n);

  /** Reads what {@link #save} wrote. */
  void load(StateReader in, int n);
}
