package dev.vigil.detect.novelty;

import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;

/**
 * How often the series steps, and how long it stands still: the rate of steps beyond their own 95 %
 * quantile over 256 rows, and the run of equal values. One owner.
 */
final class Bursts {
  private double quantile;
  private double meanStep;
  private double rate;
  private int run;

  void learn(double step, double scale, int n) {
    run = step <= 1e-3 * scale ? run + 1 : 0;
    double big = step > quantile && n > 50 ? 1 : 0;
    double by = 0.05 * Math.max(meanStep, 1e-12);
    quantile += step > quantile ? by * 0.95 : -by * 0.05;
    meanStep += (n < 2000 ? 1.0 / n : 5e-4) * (step - meanStep);
    rate += (big - rate) / 256;
  }

  double rate() {
    return rate;
  }

  /** Logarithm of one more than the rows that stood still; 0 while it moves. */
  float logRun() {
    return run == 0 ? 0 : (float) Math.log1p(run);
  }

  void save(StateWriter out) {
    out.put(quantile).put(meanStep).put(rate).put(run);
  }

  void load(StateReader in) {
    quantile = in.getDouble();
    meanStep = in.getDouble();
    rate = in.getDouble();
    run = in.getInt();
  }

  void copyFrom(Bursts other) {
    quantile = other.quantile;
    meanStep = other.meanStep;
    rate = other.rate;
    run = other.run;
  }
}
