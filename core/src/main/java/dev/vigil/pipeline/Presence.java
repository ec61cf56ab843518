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

  /** Share of the interval by which one that is far off moves it, so that gaps hardly do. */
  private static final float MOST_PULL = 0.5f;

  private static final float LONGEST_TIMES = 1.5f;
  private static final float GAP_STEPS = 10;
  private static final float FORGOTTEN_A_MILLI = (float) (Math.log(2) / (28 * 86_400_000.0));
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

  /** Rows since the newest that did come, and could not be taken. */
  private short refused;

  /** Rows that should have come before the one last taken. */
  private int missed;

  /**
   * Takes in that the series has reported.
   *
   * @param now event time
   * @return how much time has passed by it: its interval, 0 if that is not a usual one
   */
  double report(long now) {
    missed = 0;
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
    if (known() && deviation <= STEADY && passed > 1.5 * step) {
      missed = (int) Math.min(Integer.MAX_VALUE, Math.rint(passed / step) - 1 - refused);
    }
    refused = 0;
    if (intervals >= INTERVALS_BEFORE_GAPS && passed > Math.max(GAP_STEPS * step, reach())) {
      gap((float) passed);
      return 0;
    }
    learn((float) passed);
    return passed;
  }

  /**
   * Takes in that the series has reported at a time, or after one, of which nothing is learnt.
   *
   * @return how much time has passed by it: a usual interval at most
   */
  double passOver(long now) {
    missed = 0;
    refused = 0;
    double passed = newest == NEVER ? 0 : (double) now - newest;
    if (newest == NEVER || passed > 0 || -passed > MOST_STEPS * step) {
      newest = now;
    }
    return Math.max(0, Math.min(passed, step));
  }

  /** Whether a row should have come before one of this time, and when; NaN if none should. */
  double overdue(long now) {
    double due = (double) newest + step;
    return newest != NEVER && step > 0 && now - due > step / 2 ? due : Double.NaN;
  }

  /** A row came that could not be taken. */
  void refuse() {
    refused = (short) Math.min(Short.MAX_VALUE, refused + 1);
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
    float rate = intervals < 1 / RATE ? 1f / (intervals + 1) : RATE;
    float part = Math.min(passed / step, MOST_STEPS);
    deviation += rate * (Math.abs(part - 1) - deviation);
    float pull = Math.max(-MOST_PULL, Math.min(MOST_PULL, part - 1));
    step = Math.max(Float.MIN_NORMAL, step + rate * pull * step);
    longest = Math.max(passed, longest * Math.max(0, 1 - passed * FORGOTTEN_A_MILLI));
    if (intervals < INTERVALS_KNOWN) {
      intervals++;
    }
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

  /** Whether it has never reported. */
  boolean unseen() {
    return newest == NEVER;
  }

  /** Whether it is known from now on how often the series reports. */
  boolean known() {
    return intervals == INTERVALS_KNOWN;
  }

  /** Rows that should have come before the one last reported; 0 for a series without a step. */
  int missed() {
    return missed;
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
    out.put((short) (intervals << 2 | (absent ? 2 : 0) | (told ? 1 : 0))).put(refused);
  }

  void load(StateReader in) {
    newest = in.getLong();
    seen = in.getLong();
    step = span(in);
    deviation = span(in);
    longest = span(in);
    gap = span(in);
    int all = in.getShort();
    int known = all >> 2;
    if (known < 0 || known > INTERVALS_KNOWN) {
      throw new BadState("intervals must be from 0 to " + INTERVALS_KNOWN + ", were " + known);
    }
    intervals = (byte) known;
    absent = (all & 2) != 0;
    told = (all & 1) != 0;
    refused = in.getShort();
    if (refused < 0) {
      throw new BadState("rows that were refused cannot be " + refused);
    }
  }

  private static float span(StateReader in) {
    float span = in.getFloat();
    if (!(span >= 0 && span < Float.POSITIVE_INFINITY)) {
      throw new BadState("an interval cannot be " + span);
    }
    return span;
  }
}
