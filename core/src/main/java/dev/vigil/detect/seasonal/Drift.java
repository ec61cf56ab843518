package dev.vigil.detect.seasonal;

import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;

/**
 * Mean error over the last rows, in deviations, and how large that usually is: sees what no single
 * row shows. One owner.
 */
final class Drift {
  private static final double LIMIT = 4;
  private static final double MEMORY_IN_SPANS = 100;

  private double mean;
  private double size;
  private int rows;

  /** The mean with an error taken in, over so many rows. */
  double with(double error, double span) {
    return mean + (Numbers.clip(error, LIMIT) - mean) / span;
  }

  /** How many times its usual size a mean has, at least that of independent errors. */
  double z(double mean, double span) {
    double least = 1 / Math.sqrt(2 * span - 1);
    return mean / Math.max(Numbers.TO_SIGMA * size, least);
  }

  void learn(double error, double span) {
    mean = with(error, span);
    rows += rows < Integer.MAX_VALUE ? 1 : 0;
    double far = Math.abs(mean);
    double clipped = rows < 20 ? far : Math.min(far, 3 * Math.max(size, 0.1));
    size += Numbers.gain(rows, 1 / (MEMORY_IN_SPANS * span)) * (clipped - size);
  }

  void forget() {
    mean = 0;
  }

  /** Other patterns are in use from now on. */
  void restart(double span) {
    mean = 0;
    rows = Math.min(rows, (int) (10 * span));
  }

  void save(StateWriter out) {
    out.put(mean).put(size).put(rows);
  }

  void load(StateReader in) {
    mean = Numbers.read(in, "mean of errors", LIMIT);
    size = Numbers.readSize(in, "usual mean of errors", LIMIT);
    rows = in.getInt("rows", 0, Integer.MAX_VALUE);
  }
}
