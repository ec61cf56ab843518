package dev.vigil.detect.novelty;

import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;

/** Exponentially weighted means and variances at seven scales, 4 to 256 observations. One owner. */
final class Means {
  static final int M4 = 0;
  static final int M8 = 1;
  static final int M16 = 2;
  static final int M32 = 3;
  static final int M64 = 4;
  static final int M128 = 5;
  static final int M256 = 6;
  private static final int SCALES = 7;

  /** Means first, then variances. */
  private final double[] moments = new double[2 * SCALES];

  void learn(double value) {
    double[] m = moments;
    double gain = 0.25;
    for (int i = 0; i < SCALES; i++, gain *= 0.5) {
      double d = value - m[i];
      double step = gain * d;
      m[i] += step;
      m[i + SCALES] = (1 - gain) * (m[i + SCALES] + step * d);
    }
  }

  double mean(int scale) {
    return moments[scale];
  }

  double variance(int scale) {
    return moments[SCALES + scale];
  }

  /** See {@link Row#fetched}. */
  double fetch() {
    return moments[0] + moments[SCALES];
  }

  void save(StateWriter out) {
    out.put(moments);
  }

  void load(StateReader in) {
    in.get(moments);
  }

  void copyFrom(Means other) {
    System.arraycopy(other.moments, 0, moments, 0, moments.length);
  }
}
