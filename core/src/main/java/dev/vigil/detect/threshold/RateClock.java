package dev.vigil.detect.threshold;

import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;

/**
 * The value before, and when it was. A value that is not later has no rate of change; after three
 * of them in a row the clock was set back. One owner.
 */
final class RateClock {
  private static final int BEHIND_BEFORE_BELIEVED = 3;

  private final double perMillis;
  private boolean seen;
  private long time;
  private double value;
  private int behind;

  RateClock(RateLevels.Per per) {
    this.perMillis = per.millis();
  }

  /** Change in the span of time since the value before; NaN where there is none. */
  double rate(long now, double of) {
    return seen && now > time ? (of - value) / ((double) now - time) * perMillis : Double.NaN;
  }

  void learn(long now, double of) {
    if (seen && now <= time && ++behind < BEHIND_BEFORE_BELIEVED) {
      return;
    }
    seen = true;
    time = now;
    value = of;
    behind = 0;
  }

  void save(StateWriter out) {
    out.put(seen).put(time).put(value).put(behind);
  }

  void load(StateReader in) {
    seen = in.getBoolean();
    time = in.getLong();
    value = in.getDouble("the value before", Double::isFinite);
    behind = in.getInt("values behind", 0, BEHIND_BEFORE_BELIEVED - 1);
  }
}
