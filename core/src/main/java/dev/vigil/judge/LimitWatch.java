package dev.vigil.judge;

import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;

/** Follows a series across its limits: a breach begins once it has held, and ends likewise. */
final class LimitWatch {
  private final Limits limits;
  private int against;
  private boolean breached;

  LimitWatch(Limits limits) {
    this.limits = limits;
  }

  /** Whether a breach begins with this value. */
  boolean begins(double value) {
    if (limits.breachedBy(value) == breached) {
      against = 0;
      return false;
    }
    if (++against < limits.hold()) {
      return false;
    }
    against = 0;
    breached = !breached;
    return breached;
  }

  void save(StateWriter out) {
    out.put(against).put(breached);
  }

  void load(StateReader in) {
    against = in.getInt("observations across a limit", 0, Integer.MAX_VALUE);
    breached = in.getBoolean();
  }
}
