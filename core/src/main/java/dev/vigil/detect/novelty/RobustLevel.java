package dev.vigil.detect.novelty;

import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;

/**
 * Median and mean absolute deviation by stochastic steps: 1 % of the deviation a row for the
 * median, a memory of 2,000 rows for the deviation, clipped at 8 deviations with a creep of 0.1 %
 * so that a true change of scale is learnt. One owner.
 */
final class RobustLevel {
  /** No deviation is smaller, in whatever unit: what a float can still divide by. */
  static final double LEAST = 1e-30;

  /** What sums of doubles may be off by, as a share of them. */
  private static final double ROUNDING = 1e-14;

  private static final double MEMORY_GAIN = 1 / 2000.0;

  double median;
  double deviation;
  private double slow;

  /** The deviation, at least what rounding alone could make of values around the origin. */
  double scale(double origin) {
    return Math.max(deviation, Math.max(ROUNDING * Math.abs(origin + median), LEAST));
  }

  /** Slow mean, 1 % a row. */
  double slow() {
    return slow;
  }

  void learn(int n, double value, double scale) {
    double distance = value - median;
    double far = Math.abs(distance);
    median += n < 100 ? distance / Math.min(n, 30) : 0.01 * scale * Math.signum(distance);
    double before = deviation;
    if (n < 2) {
      deviation = far;
    } else {
      double clipped = n < 30 ? far : Math.min(far, 8 * before + LEAST);
      double gain = n < 2000 ? 1.0 / n : MEMORY_GAIN;
      deviation = before + gain * (clipped - before);
    }
    if (far > 8 * deviation && n > 30) {
      deviation += 1e-3 * deviation + LEAST;
    }
    if (deviation < LEAST && far > 0) {
      deviation = far / n;
    }
    slow += 0.01 * (value - slow);
  }

  void save(StateWriter out) {
    out.put(median).put(deviation).put(slow);
  }

  void load(StateReader in) {
    median = in.getDouble();
    deviation = in.getDouble();
    slow = in.getDouble();
  }

  void copyFrom(RobustLevel other) {
    median = other.median;
    deviation = other.deviation;
    slow = other.slow;
  }
}
