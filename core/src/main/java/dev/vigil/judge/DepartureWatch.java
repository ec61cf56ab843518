package dev.vigil.judge;

import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
import java.util.Arrays;

/**
 * While a series is still learning: a departure of many robust deviations from the last values,
 * held for several of them. Kept only as long as the learning lasts. One owner.
 */
final class DepartureWatch {
  private static final int WINDOW = 32;
  private static final int LEAST_SEEN = 10;
  private static final int HELD = 5;

  /** Values after which the window is measured anew. */
  private static final int REMEASURE = 8;

  private static final double DEVIATIONS = 8;
  private static final double CAUTION_WHEN_FEW = 10;
  private static final double MAD_TO_SIGMA = 1.4826;
  private static final double LEAST_SHARE_OF_LEVEL = 0.02;

  private final double[] window = new double[WINDOW];
  private int seen;
  private int held;
  private boolean above;
  private double median;
  private double sigma;
  private int measured;

  /** Whether a departure has just been held for long enough; learns the value if it is none. */
  boolean begins(double value) {
    if (seen < LEAST_SEEN) {
      keep(value);
      return false;
    }
    if (held == 0 && (measured == 0 || seen - measured >= REMEASURE)) {
      measure();
    }
    double distance = value - median;
    boolean sameSide = held == 0 || above == distance > 0;
    if (!sameSide || !(Math.abs(distance) > reach())) {
      held = 0;
      keep(value);
      return false;
    }
    above = distance > 0;
    if (++held < HELD) {
      return false;
    }
    held = 0;
    seen = 0;
    measured = 0;
    return true;
  }

  /**
   * Distance from the median that counts as a departure; infinite on a series that stands still.
   */
  private double reach() {
    if (sigma == 0) {
      return Double.POSITIVE_INFINITY;
    }
    int known = Math.min(seen, WINDOW);
    return sigma * DEVIATIONS * (1 + CAUTION_WHEN_FEW / known);
  }

  private void measure() {
    measured = seen;
    int known = Math.min(seen, WINDOW);
    double[] sorted = Arrays.copyOf(window, known);
    median = middle(sorted);
    for (int i = 0; i < known; i++) {
      sorted[i] = Math.abs(window[i] - median);
    }
    double spread = middle(sorted) * MAD_TO_SIGMA;
    double range = sorted[known - 1] / 3;
    sigma =
        Math.max(Math.max(spread, range), range > 0 ? LEAST_SHARE_OF_LEVEL * Math.abs(median) : 0);
  }

  private static double middle(double[] values) {
    Arrays.sort(values);
    int half = values.length / 2;
    return values.length % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
  }

  private void keep(double value) {
    window[seen % WINDOW] = value;
    seen++;
  }

  /** Evidence for the departure that has just begun. */
  DepartureEvidence evidence(double value) {
    return new DepartureEvidence(value, median, sigma, HELD);
  }

  void save(StateWriter out) {
    out.put(window).put(seen).put(held).put(above).put(median).put(sigma).put(measured);
  }

  void load(StateReader in) {
    in.get(window);
    seen = in.getInt("values of a departure", 0, Integer.MAX_VALUE);
    held = in.getInt("held values of a departure", 0, HELD);
    above = in.getBoolean();
    median = in.getDouble();
    sigma = in.getDouble();
    measured = in.getInt("values measured of a departure", 0, seen);
  }
}
