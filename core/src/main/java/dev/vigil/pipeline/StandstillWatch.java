package dev.vigil.pipeline;

import dev.vigil.state.BadState;
import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;

/**
 * Whether a series is stuck: the same value for 30 rows and for four times as long as it ever stood
 * before, once it has stood and gone on three times. One owner.
 */
final class StandstillWatch {
  private static final int LEAST_ROWS = 30;
  private static final int TIMES = 4;
  private static final int LEAST_RUNS = 3;

  /** Of the value; that two of them have the same one is rarer than any standstill. */
  private int hash;

  private int rows;
  private int longest;
  private byte runs;

  /** Takes a value in; whether the series is stuck at it. */
  boolean stuck(double now) {
    int next = hash(now);
    if (next != hash || rows == 0) {
      end();
      hash = next;
      return false;
    }
    rows += rows < Integer.MAX_VALUE ? 1 : 0;
    return rows >= LEAST_ROWS && runs >= LEAST_RUNS && rows / TIMES >= longest;
  }

  private static int hash(double value) {
    long bits = Double.doubleToLongBits(value + 0.0) * 0x9E3779B97F4A7C15L;
    return (int) (bits >>> 32);
  }

  private void end() {
    if (rows > 0) {
      longest = Math.max(longest, rows);
      runs = (byte) Math.min(LEAST_RUNS, runs + 1);
    }
    rows = 1;
  }

  void save(StateWriter out) {
    out.put(hash).put(rows).put(longest).put((short) runs);
  }

  void load(StateReader in) {
    hash = in.getInt();
    rows = in.getInt("rows of a standstill", 0, Integer.MAX_VALUE);
    longest = in.getInt("rows of the longest standstill", 0, Integer.MAX_VALUE);
    int known = in.getShort();
    if (known < 0 || known > LEAST_RUNS) {
      throw new BadState("standstills must be from 0 to " + LEAST_RUNS + ", were " + known);
    }
    runs = (byte) known;
  }
}
