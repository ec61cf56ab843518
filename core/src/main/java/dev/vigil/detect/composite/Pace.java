package dev.vigil.detect.composite;

import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;

/** How fast observations come, by event time. One owner. */
final class Pace {
  /** Mean milliseconds between observations under which they come fast. */
  private static final double FAST = 100;

  private static final double GAIN = 0.01;
  private static final double LONGEST = 60_000;

  private long last;
  private boolean started;

  /** Mean milliseconds between observations; it starts from a slow one. */
  private double step = LONGEST;

  boolean fast() {
    return step < FAST;
  }

  void learn(long now) {
    if (started && now > last) {
      step += GAIN * (Math.min(LONGEST, (double) now - last) - step);
    }
    started = true;
    last = now;
  }

  void save(StateWriter out) {
    out.put(started).put(last).put(step);
  }

  void load(StateReader in) {
    started = in.getBoolean();
    last = in.getLong();
    step = in.getDouble("mean step", value -> value >= 0 && value <= LONGEST);
  }
}
