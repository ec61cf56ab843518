package dev.vigil.pipeline;

import dev.vigil.model.Verdict.Reason;
import dev.vigil.state.BadState;
import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Decides which numbers of one series are judged: finite ones, in order or at most one step late,
 * none twice; and turns totals into growth per second.
 *
 * <p>A clock that was set back would make all that follows late; so after three late values in
 * order among themselves their time is taken for the right one. One owner.
 */
final class Intake {
  private static final int LATE_BEFORE_CLOCK_IS_BELIEVED = 3;
  private static final double GAP_STEPS = 3;
  private static final long NEVER = Long.MIN_VALUE;

  private final ValueKind kind;
  private long newest = NEVER;

  /** NaN where the newest is a row. */
  private double newestValue;

  private double[] newestRow = {};
  private double stepMillis;
  private long lateNewest;
  private int late;
  private double rate;
  private boolean afterGap;
  private boolean reordered;
  private boolean setBack;

  Intake(ValueKind kind) {
    this.kind = kind;
  }

  /** Takes a number in; the reason why it is not to be judged, or null if it is. */
  @Nullable Reason take(long now, double value) {
    afterGap = false;
    reordered = false;
    setBack = false;
    if (!Double.isFinite(value)) {
      return Reason.NOT_FINITE;
    }
    if (now == newest && value == newestValue) {
      return Reason.DUPLICATE;
    }
    if (now < newest && !admitLate(now, kind == ValueKind.GAUGE)) {
      return Reason.LATE;
    }
    return kind == ValueKind.COUNTER ? takeTotal(now, value) : takeLevel(now, value);
  }

  /**
   * Takes a row of numbers in, of which missing ones are NaN: in order as the values of a gauge
   * are, whatever the kind; the reason why it is not to be judged, or null if it is.
   */
  @Nullable Reason takeRow(long now, double[] values) {
    afterGap = false;
    reordered = false;
    setBack = false;
    if (!measured(values)) {
      return Reason.NOT_FINITE;
    }
    if (now == newest && Double.isNaN(newestValue) && Arrays.equals(values, newestRow)) {
      return Reason.DUPLICATE;
    }
    if (now < newest && !admitLate(now, true)) {
      return Reason.LATE;
    }
    pass(now, Double.NaN);
    if (!reordered) {
      newestRow = values.clone();
    }
    return null;
  }

  /** Whether there is a number among them, and none that is infinite. */
  private static boolean measured(double[] values) {
    boolean any = false;
    for (double value : values) {
      if (Double.isInfinite(value)) {
        return false;
      }
      any |= !Double.isNaN(value);
    }
    return any;
  }

  /** Whether a late value is taken, one step late at most if it is what it is by itself. */
  private boolean admitLate(long now, boolean level) {
    if (level && (double) newest - now <= stepMillis) {
      reordered = true;
      return true;
    }
    late = now >= lateNewest ? late + 1 : 1;
    lateNewest = now;
    if (late < LATE_BEFORE_CLOCK_IS_BELIEVED) {
      return false;
    }
    newest = NEVER;
    setBack = true;
    return true;
  }

  private @Nullable Reason takeLevel(long now, double value) {
    rate = value;
    pass(now, value);
    return null;
  }

  private @Nullable Reason takeTotal(long now, double total) {
    if (newest == NEVER) {
      pass(now, total);
      return Reason.FIRST_OF_COUNTER;
    }
    double grown = total - newestValue;
    double seconds = ((double) now - newest) / 1000;
    if (seconds == 0) {
      return Reason.DUPLICATE;
    }
    pass(now, total);
    if (grown < 0) {
      return Reason.COUNTER_RESET;
    }
    rate = grown / seconds;
    return Double.isFinite(rate) ? null : Reason.NOT_FINITE;
  }

  private void pass(long now, double value) {
    if (reordered) {
      return;
    }
    if (newest != NEVER && now > newest) {
      double passed = (double) now - newest;
      afterGap = stepMillis > 0 && passed > GAP_STEPS * stepMillis;
      stepMillis =
          stepMillis == 0
              ? passed
              : stepMillis + 0.01 * (Math.min(passed, 5 * stepMillis) - stepMillis);
    }
    late = 0;
    lateNewest = NEVER;
    newest = now;
    newestValue = value;
  }

  /** The number to judge: the value of a gauge, the growth per second of a counter. */
  double rate() {
    return rate;
  }

  /** Whether more than three steps passed before the value last taken. */
  boolean afterGap() {
    return afterGap;
  }

  /** Whether the value last taken came out of order. */
  boolean reordered() {
    return reordered;
  }

  /** Whether the clock was set back to the time of the value last taken. */
  boolean setBack() {
    return setBack;
  }

  void save(StateWriter out) {
    out.put(newest).put(newestValue).put(stepMillis).put(lateNewest).put(late);
    if (Double.isNaN(newestValue)) {
      out.put(newestRow.length).put(newestRow);
    }
  }

  void load(StateReader in) {
    newest = in.getLong();
    newestValue = in.getDouble();
    stepMillis = in.getDouble("step", step -> step >= 0);
    lateNewest = in.getLong();
    late = in.getInt("late values", 0, LATE_BEFORE_CLOCK_IS_BELIEVED);
    newestRow = Double.isNaN(newestValue) ? row(in) : new double[0];
  }

  private static double[] row(StateReader in) {
    int size = in.getInt("values of a row", 0, Integer.MAX_VALUE);
    if (in.remaining() < (long) size * Double.BYTES) {
      throw new BadState("state is cut short within a row of " + size);
    }
    double[] row = new double[size];
    in.get(row);
    return row;
  }
}
