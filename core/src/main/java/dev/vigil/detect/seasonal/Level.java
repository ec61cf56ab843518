package dev.vigil.detect.seasonal;

import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;

/**
 * The level beneath the patterns and its damped slope: a local linear trend by exponential
 * smoothing (Gardner and McKenzie, Forecasting Trends in Time Series, 1985), whose errors are
 * clipped at two deviations. One owner.
 */
final class Level {
  private static final double LIMIT = 2;

  /** Share of the level's gain that damps the slope each row. */
  private static final double DAMPING = 0.05;

  private final boolean sloping;
  private double level;
  private double slope;

  Level(boolean sloping) {
    this.sloping = sloping;
  }

  /** The level so many rows after the last. */
  double after(double rows) {
    return level + slope * rows;
  }

  /** The level so many rows ahead, with the slope fading. */
  double ahead(int rows, double memory) {
    double kept = 1 - DAMPING / memory;
    return level + slope * kept * (1 - Math.pow(kept, rows)) / (1 - kept);
  }

  /**
   * Goes on by so many rows, and takes in the error there.
   *
   * @param n rows so far, from 1
   * @param memory rows after which the weight of a row has fallen to 1/e
   */
  void learn(double error, double spread, double rows, long n, double memory) {
    double gain = Numbers.gain(n, 1 / memory);
    double clipped = n < 20 ? error : Numbers.clip(error, LIMIT * spread);
    level = Numbers.clip(after(rows) + gain * clipped, Numbers.LARGEST);
    if (sloping && n > memory) {
      double fastest = gain * spread;
      slope = (1 - DAMPING / memory) * slope + gain * gain / 4 * clipped;
      slope = Numbers.clip(slope, fastest);
    }
  }

  /** Goes on without looking. */
  void pass(double rows) {
    level = Numbers.clip(after(rows), Numbers.LARGEST);
  }

  /** Takes another level for the right one. */
  void move(double by) {
    level = Numbers.clip(level + by, Numbers.LARGEST);
  }

  void stop() {
    slope = 0;
  }

  void save(StateWriter out) {
    out.put(level).put(slope);
  }

  void load(StateReader in) {
    level = Numbers.read(in, "level", Numbers.LARGEST);
    slope = Numbers.read(in, "slope", Numbers.LARGEST);
  }
}
