package dev.vigil.pipeline;

import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;

/**
 * Time in eighths of the idle time: a series that was not seen in the last eight is idle.
 *
 * <p>However far time jumps at once, only one part passes, so that a single bad clock forgets
 * nobody. If all observations are behind by more than the idle time for one part, the one that was
 * ahead is not waited for. That is no time that passes, nor is the way back to where it was, as
 * when history comes in pieces between what is new. One owner.
 */
final class IdleClock {
  private static final int PARTS = 8;
  private static final long NEVER = Long.MIN_VALUE;

  private final double partMillis;
  private long began = NEVER;

  /**
   * Another place where time may be: behind, since when all observations are there, or ahead, where
   * it was before it went back.
   */
  private long other = NEVER;

  private int part;

  IdleClock(long idleMillis) {
    this.partMillis = (double) idleMillis / PARTS;
  }

  void pass(long now) {
    if (began == NEVER) {
      began = now;
    }
    double ahead = (double) now - began;
    if (ahead < -PARTS * partMillis) {
      behind(now);
      return;
    }
    if (other > began && (double) now > other - partMillis) {
      began = other;
    }
    if (other <= began) {
      other = NEVER;
    }
    if ((double) now - began >= partMillis) {
      turn(now);
    }
  }

  private void behind(long now) {
    if (other == NEVER || other > began) {
      other = now;
    } else if ((double) now - other >= partMillis) {
      other = began;
      began = now;
    }
  }

  private void turn(long now) {
    began = now;
    part++;
  }

  /** When the present part began. */
  long began() {
    return began;
  }

  /** How many parts have passed. */
  int part() {
    return part;
  }

  /** Whether a series last seen in a part is idle by now. */
  boolean idle(int seenIn) {
    return part - seenIn > PARTS;
  }

  void save(StateWriter out) {
    out.put(began).put(other).put(part);
  }

  void load(StateReader in) {
    began = in.getLong();
    other = in.getLong();
    part = in.getInt("parts of the idle time", 0, Integer.MAX_VALUE);
  }
}
