package dev.vigil.vector;

import dev.vigil.state.BadState;
import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
import java.util.Arrays;

/**
 * The scale of each feature, from a sample. A constant feature counts nothing, and a missing one
 * stands in its middle. Immutable.
 *
 * <p>Robust: less the median, by the interquartile range over 1.349; where that is no more than a
 * twentieth of the standard deviation (most values equal), by the range from 5 % to 95 % over 3.29,
 * else by the standard deviation. Compressed: that, then {@code sign(z) · log(1 + |z|)}, which
 * trees and histograms want. Softened: robust, then {@code sign(z) · 2 · log(1 + |z| / 2)}, and a
 * constant feature is 4 deviations off when it moves. Standard: mean and standard deviation;
 * bounded: that, within ± 10.
 */
public final class Scaling {
  /** How features are scaled. */
  public enum Mode {
    STANDARD,
    BOUNDED,
    ROBUST,
    COMPRESSED,
    SOFTENED
  }

  /** A scaled feature is within ± this. */
  static final float LARGEST = 1e6f;

  private static final double LEAST = 1e-30;
  private static final double FLAT = 0.05;
  private static final float BOUND = 10;
  private static final float MOVED = 4;
  private static final float ROUNDING = 1e-6f;

  private final Mode mode;
  private final float[] centre;
  private final float[] factor;

  private Scaling(Mode mode, float[] centre, float[] factor) {
    this.mode = mode;
    this.centre = centre;
    this.factor = factor;
  }

  /**
   * From the rows of a sample; values that are missing are left out.
   *
   * @param rows at least one
   */
  static Scaling of(float[][] rows, Mode mode) {
    int width = rows[0].length;
    float[] centre = new float[width];
    float[] factor = new float[width];
    float[] column = new float[rows.length];
    for (int j = 0; j < width; j++) {
      int n = 0;
      for (float[] row : rows) {
        if (!Float.isNaN(row[j])) {
          column[n++] = row[j];
        }
      }
      if (n > 0) {
        fit(Arrays.copyOf(column, n), mode, centre, factor, j);
      }
    }
    return new Scaling(mode, centre, factor);
  }

  /** The same, but that features that are not known yet count nothing. */
  static Scaling of(float[][] rows, Mode mode, Embedding embedding) {
    Scaling scaling = of(rows, mode);
    for (int j = 0; j < scaling.factor.length; j++) {
      if (!embedding.known(j)) {
        scaling.factor[j] = 0;
      }
    }
    return scaling;
  }

  private static void fit(float[] values, Mode mode, float[] centre, float[] factor, int j) {
    int n = values.length;
    double mean = 0;
    for (float v : values) {
      mean += (double) v / n;
    }
    double variance = 0;
    for (float v : values) {
      variance += (v - mean) * (v - mean) / n;
    }
    double deviation = Math.sqrt(variance);
    double scale = deviation;
    double middle = mean;
    if (mode != Mode.STANDARD && mode != Mode.BOUNDED) {
      Arrays.sort(values);
      middle = values[n / 2];
      scale = robust(values, deviation);
    }
    centre[j] = (float) middle;
    double least = Math.max(LEAST, 1e-6 * Math.abs(middle));
    factor[j] = scale > least ? (float) Math.min(Float.MAX_VALUE, 1 / scale) : 0;
  }

  private static double robust(float[] sorted, double deviation) {
    double quartiles = between(sorted, 0.25) / 1.349;
    if (quartiles > FLAT * deviation) {
      return Math.max(quartiles, 0.1 * deviation);
    }
    double wide = between(sorted, 0.05) / 3.29;
    return wide > FLAT * deviation ? wide : deviation;
  }

  private static double between(float[] sorted, double share) {
    int last = sorted.length - 1;
    return (double) sorted[(int) ((1 - share) * last)] - sorted[(int) (share * last)];
  }

  /** Scales a row into another of the same width. */
  void apply(float[] row, float[] into) {
    for (int j = 0; j < into.length; j++) {
      float z = (row[j] - centre[j]) * factor[j];
      // Not z == z: a missing value and 0 · ∞ both stand in the middle.
      into[j] = Float.isNaN(z) ? 0 : Math.max(-LARGEST, Math.min(LARGEST, z));
    }
    switch (mode) {
      case BOUNDED -> bound(into);
      case COMPRESSED -> compress(into, 1);
      case SOFTENED -> {
        noteMoved(row, into);
        compress(into, 2);
      }
      case STANDARD, ROBUST -> {}
    }
  }

  private static void bound(float[] scaled) {
    for (int j = 0; j < scaled.length; j++) {
      scaled[j] = Math.max(-BOUND, Math.min(BOUND, scaled[j]));
    }
  }

  private static void compress(float[] scaled, float from) {
    for (int j = 0; j < scaled.length; j++) {
      double small = from * Math.log(1.0 + Math.abs(scaled[j]) / from);
      scaled[j] = Math.copySign((float) small, scaled[j]);
    }
  }

  private void noteMoved(float[] row, float[] into) {
    for (int j = 0; j < into.length; j++) {
      float by = row[j] - centre[j];
      if (factor[j] == 0 && Math.abs(by) > ROUNDING * Math.abs(centre[j])) {
        into[j] = Math.copySign(MOVED, by);
      }
    }
  }

  int width() {
    return centre.length;
  }

  /** The middle of a feature. */
  float centre(int feature) {
    return centre[feature];
  }

  /** One deviation of a feature; 0 for a constant one. */
  double deviation(int feature) {
    return factor[feature] == 0 ? 0 : 1.0 / factor[feature];
  }

  void save(StateWriter out) {
    out.put(centre).put(factor);
  }

  static Scaling load(StateReader in, Mode mode, int width) {
    float[] centre = Embedding.sound(in, width);
    float[] factor = new float[width];
    in.get(factor);
    for (int j = 0; j < width; j++) {
      if (Float.isNaN(centre[j]) || !(factor[j] >= 0 && factor[j] <= Float.MAX_VALUE)) {
        throw new BadState("a feature cannot be scaled by " + centre[j] + ", " + factor[j]);
      }
    }
    return new Scaling(mode, centre, factor);
  }
}
