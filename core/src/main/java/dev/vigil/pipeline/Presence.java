package dev.vigil.pipeline;

import dev.vigil.state.BadState;
import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;

/**
 * How often a series reports, and whether it has stopped. One owner.
 *
 * <p>It has stopped after the silence that {@link AbsenceSpec} says, but not before half as long
 * again as the longest interval of late, whose memory halves in four weeks. A gap beyond all that
 * is no interval to learn from, unless one of its kind has been seen before: a series that stands
 * still each night is asked after twice, and one that broke is not excused for the next time.
 *
 * <p>A series is steady if its intervals differ from their mean by less than half of it.
 */
final class Presence {
  private static final long NEVER = Long.MIN_VALUE;
  private static final int INTERVALS_KNOWN = 100;
  private static final int INTERVALS_BEFORE_GAPS = 10;
  private static final float MOST_STEPS = 5;
  private static final float RATE = 0.02f;
  private static final float STEADY = 0.5f;
  private static final float LONGEST_TIMES = 1.5f;
  private static final float GAP_STEPS = 10;
  private static final double MEMORY_MILLIS = 28 * 86_400_000.0 / Math.log(2);
  private static final double LEAST_MILLIS = 60_000;

  private long newest = NEVER;
  private long seen;
  private float step;
  private float deviation;
  private float longest;
  private float gap;
  private byte intervals;
  private boolean absent;
  private boolean told;

  /**
   * Takes in that the series has reported.
   *
   * @param now event time
   * @return how much time has passed by it: its interval, 0 if that is not a usual one
   */
  double report(long now) {
    if (newest == NEVER) {
      newest = now;
      return 0;
    }
    double passed = (double) now - newest;
    if (passed <= 0) {
      newest = -passed > MOST_STEPS * step ? now : newest; // further back is another clock
      return 0;
    }
    newest = now;
    if (intervals >= INTERVALS_BEFORE_GAPS && passed > Math.max(GAP_STEPS * step, reach())) {
      gap((float) passed);
      return 0;
    }
    learn((float) passed);
    return passed;
  }

  private float reach() {
    return LONGEST_TIMES * longest;
  }

  private void gap(float passed) {
    boolean again = gap > 0 && passed <= 2 * gap && passed >= gap / 2;
    gap = passed;
    if (again) {
      longest = passed;
    }
  }

  private void learn(float passed) {
    if (step == 0) {
      step = passed;
    }
    float rate = Math.max(RATE, 1f / (intervals + 1));
    float part = Math.min(passed / step, MOST_STEPS);
    deviation += rate * (Math.abs(part - 1) - deviation);
    step = Math.max(Float.MIN_NORMAL, step + rate * (part - 1) * step);
    longest = Math.max(passed, longest * (float) Math.max(0, 1 - passed / MEMORY_MILLIS));
    intervals = (byte) Math.min(INTERVALS_KNOWN, intervals + 1);
  }

  /**
   * Silence after which the series has stopped; infinite while that is not known, and for one that
   * is not asked after.
   */
  double patience(AbsenceSpec spec) {
    if (spec.fixed()) {
      return spec.millis();
    }
    boolean known = intervals >= INTERVALS_KNOWN && !(spec.steadyOnly() && deviation > STEADY);
    return known && !spec.off()
        ? Math.max(LEAST_MILLIS, Math.max(spec.steps() * step, reach()))
        : Double.POSITIVE_INFINITY;
  }

  /** Whether it is known from now on how often the series reports. */
  boolean known() {
    return intervals == INTERVALS_KNOWN;
  }

  /** Event time of the newest observation. */
  long newest() {
    return newest;
  }

  /** The usual interval in milliseconds; 0 if there was none. */
  double step() {
    return step;
  }

  /** When it was last seen, by the time that all have passed together. */
  long seen() {
    return seen;
  }

  void seen(long passed) {
    seen = passed;
  }

  boolean absent() {
    return absent;
  }

  /** Whether its absence was told. */
  boolean told() {
    return told;
  }

  void stopped(boolean andTold) {
    absent = true;
    told = andTold;
  }

  void back() {
    absent = false;
    told = false;
  }

  void save(StateWriter out) {
    out.put(newest).put(seen).put(step).put(deviation).put(longest).put(gap);
    out.put((short) intervals).put(absent).put(told);
  }

  void load(StateReader in) {
    newest = in.getLong();
    seen = in.getLong();
    step = span(in);
    deviation = span(in);
    longest = span(in);
    gap = span(in);
    int known = in.getShort();
    if (known < 0 || known > INTERVALS_KNOWN) {
      throw new BadState("intervals must be from 0 to " + INTERVALS_KNOWN + ", were " + known);
    }
    intervals = (byte) known;
    absent = in.getBoolean();
    told = in.getBoolean();
  }

  private static float span(StateReader in) {
    float span = in.getFloat();
    if (!(span >= 0 && span < Float.POSITIVE_INFINITY)) {
      throw new BadState("an interval cannot be " + span);
    }
    return span;
  }
}
