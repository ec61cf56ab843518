package dev.vigil.detect.novelty;

import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;

/**
 * How often the series steps, and how long it stands still: the rate of steps beyond their own 95 %
 * quantile over 256 rows, the run of equal values, and the smallest step there is. One owner.
 */
final class Bursts {
  /** The smallest step is forgotten at 0.05 % a row, so that a finer grain is not for ever. */
  private static final double GRAIN_CREEP = 1.0005;

  private double quantile;
  private double meanStep;
  private double rate;
  private int run;
  private double smallest;

  void learn(double step, double scale, int n) {
    run = step <= 1e-3 * scale ? Math.min(run, Integer.MAX_VALUE - 1) + 1 : 0;
    double big = step > quantile && n > 50 ? 1 : 0;
    double by = 0.05 * Math.max(meanStep, RobustLevel.LEAST);
    quantile += step > quantile ? by * 0.95 : -by * 0.05;
    meanStep += (n < 2000 ? 1.0 / n : 5e-4) * (step - meanStep);
    rate += (big - rate) / 256;
    smallest *= GRAIN_CREEP;
    if (step > 0 && (step < smallest || smallest == 0)) {
      smallest = step;
    }
  }

  /** The smallest step taken lately: 1 for counts, next to nothing for measurements. */
  double smallest() {
    return smallest;
  }

  /** Mean size of a step. */
  double meanStep() {
    return meanStep;
  }

  /** Rows that the series has stood still for. */
  int run() {
    return run;
  }

  double rate() {
    return rate;
  }

  /** Logarithm of one more than the rows that stood still; 0 while it moves. */
  float logRun() {
    return run == 0 ? 0 : (float) Math.log1p(run);
  }

  void save(StateWriter out) {
    out.put(quantile).put(meanStep).put(rate).put(run).put(smallest);
  }

  void load(StateReader in) {
    quantile = in.getDouble();
    meanStep = in.getDouble();
    rate = in.getDouble();
    run = in.getInt();
    smallest = in.getDouble();
  }

  void copyFrom(Bursts other) {
    quantile = other.quantile;
    meanStep = other.meanStep;
    rate = other.rate;
    run = other.run;
    smallest = other.smallest;
  }
}
