package dev.vigil.detect.seasonal;

import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;

/** Sees a level that has moved and stays there: a run of errors to one side. One owner. */
final class Shift {
  private static final double FAR = 2;
  private static final int MOST_MISSES = 3;

  private int side;
  private int rows;
  private int misses;
  private long since;
  private double mean;

  /** Rows of the run. */
  int rows() {
    return rows;
  }

  /** How far the level has moved. */
  double by() {
    return mean;
  }

  /**
   * Takes in an error.
   *
   * @param z the error in deviations
   */
  void learn(double error, double z, long now) {
    if (Math.abs(z) > FAR && (side == 0 || Math.signum(z) == side)) {
      since = side == 0 ? now : since;
      side = z > 0 ? 1 : -1;
      rows++;
      mean += (error - mean) / Math.min(rows, 100);
    } else if (side != 0 && ++misses > MOST_MISSES + rows / 5) {
      end();
    }
  }

  /** Whether the run has so many rows and lasts so long. */
  boolean holds(int leastRows, double leastMillis, long now) {
    return rows >= leastRows && (double) now - since >= leastMillis;
  }

  void end() {
    side = 0;
    rows = 0;
    misses = 0;
    since = 0;
    mean = 0;
  }

  void save(StateWriter out) {
    out.put((short) side).put(rows).put(misses).put(since).put(mean);
  }

  void load(StateReader in) {

    side = Integer.signum(in.getShort());
    rows = in.getInt("rows of a run", 0, Integer.MAX_VALUE - 1);
    misses = in.getInt("misses of a run", 0, Integer.MAX_VALUE - 1);
    since = in.getLong();
    mean = Numbers.read(in, "mean of a run", 4 * Numbers.LARGEST);
  }
}
