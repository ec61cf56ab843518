package dev.vigil.detect.novelty;

import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;

/**
 * A cheap look at whether a series may be periodic: how regular the intervals are between its rises
 * from under the median to a deviation above it. One owner.
 */
final class Rhythm {
  private static final int LEAST_RISES = 10;
  private static final float GAIN = 0.1f;
  private static final float REGULAR = 0.25f;

  private boolean below;
  private short rows;
  private byte rises;
  private float interval;
  private float irregularity;

  /** Takes a row in; the value is less the median, in deviations. */
  void learn(double standardised) {
    if (rows < Short.MAX_VALUE) {
      rows++;
    }
    if (standardised < 0) {
      below = true;
    } else if (below && standardised > 1) {
      below = false;
      rise();
    }
  }

  private void rise() {
    if (rises == 1) {
      interval = rows;
    } else if (rises > 1) {
      irregularity += GAIN * (Math.abs(rows - interval) - irregularity);
      interval += GAIN * (rows - interval);
    }
    if (rises <= LEAST_RISES) {
      rises++;
    }
    rows = 0;
  }

  /** Mean rows from rise to rise where they are regular, else 0. */
  float interval() {
    return rises > LEAST_RISES && irregularity < REGULAR * interval ? interval : 0;
  }

  /** How far the intervals are from their mean, as a share of it. */
  float irregularity() {
    return irregularity / interval;
  }

  void save(StateWriter out) {
    out.put(below).put(rows).put(new byte[] {rises}).put(interval).put(irregularity);
  }

  void load(StateReader in) {
    below = in.getBoolean();
    rows = in.getShort();
    byte[] one = new byte[1];
    in.get(one);
    rises = one[0];
    interval = in.getFloat();
    irregularity = in.getFloat();
  }

  void copyFrom(Rhythm other) {
    below = other.below;
    rows = other.rows;
    rises = other.rises;
    interval = other.interval;
    irregularity = other.irregularity;
  }
}
