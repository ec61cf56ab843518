package dev.vigil.detect.zscore;

import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;

/**
 * Mean and variance with exponential forgetting (Finch, Incremental calculation of weighted mean
 * and variance, 2009), exact for the rows so far until the memory is full.
 *
 * <p>Differs from the textbook in one point: after the warm-up a single value can at most double
 * the variance, however far it lies. So one outlier of a billion does not make the detector blind
 * for the thousands of rows that its square would take to be forgotten, and a true change of scale
 * is still learnt, by doubling. One owner.
 */
final class MeanBaseline implements Baseline {
  private final int memory;
  private final int warmUp;
  private double mean;
  private double variance;

  MeanBaseline(int memory, int warmUp) {
    this.memory = memory;
    this.warmUp = warmUp;
  }

  @Override
  public double centre() {
    return mean;
  }

  @Override
  public double deviation() {
    return Math.max(Math.sqrt(variance), ROUNDING * Math.abs(mean));
  }

  @Override
  public void learn(double value, int n) {
    double gain = 1.0 / Math.min(n, memory);
    double distance = value - mean;
    double furthest = Math.sqrt(variance / gain);
    boolean known = n > warmUp && Math.sqrt(variance) > ROUNDING * Math.abs(distance);
    if (known && Math.abs(distance) > furthest) {
      distance = Math.copySign(furthest, distance);
    }
    mean += gain * distance;
    variance = (1 - gain) * (variance + gain * distance * distance);
  }

  @Override
  public void save(StateWriter out, int n) {
    out.put(mean).put(variance);
  }

  @Override
  public void load(StateReader in, int n) {
    mean = in.getDouble("mean", m -> Math.abs(m) <= ZScoreDetector.LARGEST);
    variance = in.getDouble("variance", v -> v >= 0 && v < Double.POSITIVE_INFINITY);
  }
}
