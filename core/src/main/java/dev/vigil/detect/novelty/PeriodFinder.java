package dev.vigil.detect.novelty;

import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;

/**
 * Finds the period of a series from 1,024 samples, each the mean of some rows in 8 bits: the first
 * peak of the autocorrelation of at least 0.5 after it has dipped under 0.15. One owner.
 */
final class PeriodFinder {
  private static final int SAMPLES = 1024;
  private static final int SAMPLES_A_CYCLE = 64;
  private static final int LEAST_LAG = 4;
  private static final double DIP = 0.15;
  private static final double STRONG = 0.5;
  private static final double STEPS_A_DEVIATION = 16;

  private final byte[] samples = new byte[SAMPLES];
  private final int rowsASample;
  private int filled;
  private int rows;
  private double sum;

  /**
   * @param interval rows that a cycle may have; a sample is made of so many that a cycle has 64
   */
  PeriodFinder(double interval) {
    this((int) Math.ceil(interval / SAMPLES_A_CYCLE));
  }

  private PeriodFinder(int rowsASample) {
    this.rowsASample = Math.max(1, rowsASample);
  }

  /** Takes a row in; whether all samples are there. */
  boolean learn(double standardised) {
    sum += Clip.to(standardised, Byte.MAX_VALUE / STEPS_A_DEVIATION);
    if (++rows == rowsASample) {
      samples[filled++] = (byte) Math.round(sum / rows * STEPS_A_DEVIATION);
      rows = 0;
      sum = 0;
    }
    return filled == SAMPLES;
  }

  /** The period in rows, or 0 if none is strong. */
  int period() {
    double[] x = centred();
    double power = correlation(x, 0);
    double before = 1;
    double now = 1;
    boolean dipped = false;
    for (int lag = LEAST_LAG; power > 0 && lag < SAMPLES / 3; lag++) {
      double next = correlation(x, lag) / power * SAMPLES / (SAMPLES - lag);
      dipped |= next < DIP;
      if (dipped && now >= STRONG && now > before && now > next) {
        return (lag - 1) * rowsASample;
      }
      before = now;
      now = next;
    }
    return 0;
  }

  private double[] centred() {
    double mean = 0;
    for (byte sample : samples) {
      mean += sample / (double) SAMPLES;
    }
    double[] x = new double[SAMPLES];
    for (int i = 0; i < SAMPLES; i++) {
      x[i] = samples[i] - mean;
    }
    return x;
  }

  private static double correlation(double[] x, int lag) {
    double sum = 0;
    for (int i = lag; i < x.length; i++) {
      sum += x[i] * x[i - lag];
    }
    return sum;
  }

  void save(StateWriter out) {
    out.put(rowsASample).put(filled).put(rows).put(sum).put(samples);
  }

  static PeriodFinder load(StateReader in) {
    PeriodFinder finder = new PeriodFinder(in.getInt("rows a sample", 1, Short.MAX_VALUE));
    finder.filled = in.getInt("samples", 0, SAMPLES - 1);
    finder.rows = in.getInt("rows of a sample", 0, finder.rowsASample - 1);
    finder.sum = in.getDouble();
    in.get(finder.samples);
    return finder;
  }

  PeriodFinder copy() {
    PeriodFinder copy = new PeriodFinder(rowsASample);
    System.arraycopy(samples, 0, copy.samples, 0, SAMPLES);
    copy.filled = filled;
    copy.rows = rows;
    copy.sum = sum;
    return copy;
  }
}
