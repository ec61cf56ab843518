package dev.vigil.detect.threshold;

import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
import java.util.Arrays;

/** The largest of some values, ascending, and how many values there were. One owner. */
final class Peaks {
  static final int MOST = 32;

  private double[] largest = new double[0];
  private int rows;

  /** Takes a value in; whether it is among the largest now. */
  boolean add(double given) {
    double value = given + 0.0; // of the two zeros, sorting would put one before the other
    rows++;
    if (largest.length == MOST) {
      return displace(value);
    }
    int at = place(value);
    double[] grown = new double[largest.length + 1];
    System.arraycopy(largest, 0, grown, 0, at);
    grown[at] = value;
    System.arraycopy(largest, at, grown, at + 1, largest.length - at);
    largest = grown;
    return true;
  }

  private boolean displace(double value) {
    if (!(value > largest[0])) {
      return false;
    }
    int at = place(value) - 1;
    System.arraycopy(largest, 1, largest, 0, at);
    largest[at] = value;
    return true;
  }

  /** How many of them are under a value. */
  private int place(double value) {
    int at = 0;
    while (at < largest.length && largest[at] < value) {
      at++;
    }
    return at;
  }

  int rows() {
    return rows;
  }

  /** The largest of these and others, ascending. */
  double[] with(Peaks others) {
    double[] all = Arrays.copyOf(largest, largest.length + others.largest.length);
    System.arraycopy(others.largest, 0, all, largest.length, others.largest.length);
    Arrays.sort(all);
    return all;
  }

  void save(StateWriter out) {
    out.put(rows).put(largest.length).put(largest);
  }

  void load(StateReader in, int mostRows) {
    rows = in.getInt("values seen", 0, mostRows);
    largest = new double[in.getInt("largest values", 0, Math.min(rows, MOST))];
    for (int i = 0; i < largest.length; i++) {
      largest[i] = in.getDouble("one of the largest values", Double::isFinite);
    }
    Arrays.sort(largest);
  }
}
