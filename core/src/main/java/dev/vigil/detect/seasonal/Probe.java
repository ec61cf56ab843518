package dev.vigil.detect.seasonal;

import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
import java.util.Arrays;

/** The first rows, from which unit, origin and interval are taken. One owner. */
final class Probe {
  static final int ROWS = 16;

  /** Milliseconds from row to row where no two differ. */
  private static final double NO_INTERVAL = 1000;

  private final double[] values = new double[ROWS];
  private final long[] times = new long[ROWS];
  private int rows;

  /** Takes in a row; whether it was the last that is wanted. */
  boolean learn(long epochMillis, double value) {
    values[rows] = value;
    times[rows] = epochMillis;
    rows++;
    return rows == ROWS;
  }

  int rows() {
    return rows;
  }

  double value(int row) {
    return values[row];
  }

  long time(int row) {
    return times[row];
  }

  /** The middle one of the values. */
  double origin() {
    return middle(values.clone());
  }

  /** Their usual distance from it, above 0. */
  double unit() {
    double origin = origin();
    double largest = Math.abs(origin);
    double[] distances = new double[ROWS];
    for (int i = 0; i < ROWS; i++) {
      distances[i] = Math.abs(values[i] - origin);
      largest = Math.max(largest, Math.abs(values[i]));
    }
    double unit = middle(distances);
    double least = Math.max(1e-9 * Math.abs(origin), 1e-150);
    if (unit >= least) {
      return unit;
    }
    return largest > 0 ? Math.max(1e-3 * largest, least) : 1;
  }

  double interval() {
    double[] steps = new double[ROWS - 1];
    int ahead = 0;
    for (int i = 1; i < ROWS; i++) {
      double step = (double) times[i] - times[i - 1];
      if (step > 0) {
        steps[ahead++] = step;
      }
    }
    return ahead == 0 ? NO_INTERVAL : middle(Arrays.copyOf(steps, ahead));
  }

  private static double middle(double[] values) {
    Arrays.sort(values);
    return values[values.length / 2];
  }

  void save(StateWriter out) {
    out.put((short) rows);
    for (int i = 0; i < rows; i++) {
      out.put(values[i]).put(times[i]);
    }
  }

  void load(StateReader in) {
    rows = in.getShort();
    if (rows < 0 || rows >= ROWS) {
      throw new dev.vigil.state.BadState("first rows must be from 0 to 15, was " + rows);
    }
    for (int i = 0; i < rows; i++) {
      values[i] = Numbers.read(in, "first value", SeasonalDetector.LARGEST);
      times[i] = in.getLong();
    }
  }
}
