package dev.vigil.judge;

import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;

/**
 * A ceiling on the pages of all series together: a bucket that earns the fleet's budget with event
 * time and holds at most a day's worth, at least one. So over any span T there are at most X·T +
 * max(1, X/7) pages. One owner.
 *
 * <p>One series whose clock is ahead must not leave all others without: after three pages in a row
 * that are more than a day late, theirs is taken for the right time.
 */
public final class FleetCeiling {
  private static final double WEEK_MILLIS = 604_800_000;
  private static final double DAY_MILLIS = 86_400_000;
  private static final int LATE_BEFORE_CLOCK_IS_BELIEVED = 3;

  private final double perWeek;
  private final double most;
  private double balance;
  private long newest = Long.MIN_VALUE;
  private int late;

  /** A ceiling of so many pages a week; infinite lets everything through. */
  public FleetCeiling(double perWeek) {
    this.perWeek = perWeek;
    this.most = Math.max(1, perWeek / 7);
    this.balance = most;
  }

  /** Takes one page out at an instant of event time, if there is one left. */
  public boolean allows(long now) {
    if (perWeek == Double.POSITIVE_INFINITY) {
      return true;
    }
    pass(now);
    if (balance < 1) {
      return false;
    }
    balance -= 1;
    return true;
  }

  private void pass(long now) {
    if (newest == Long.MIN_VALUE || now >= newest) {
      if (newest != Long.MIN_VALUE) {
        balance = Math.min(most, balance + perWeek * ((double) now - newest) / WEEK_MILLIS);
      }
      newest = now;
      late = 0;
    } else if ((double) newest - now <= DAY_MILLIS) {
      late = 0;
    } else if (++late == LATE_BEFORE_CLOCK_IS_BELIEVED) {
      newest = now;
      late = 0;
    }
  }

  /** Writes all that is needed to go on. */
  public void save(StateWriter out) {
    out.part('F', 1).put(balance).put(newest).put(late);
  }

  /**
   * Goes on where the saved one stopped; with what fits, if the ceiling is another now.
   *
   * @throws dev.vigil.state.BadState if the state is not a ceiling's
   */
  public void load(StateReader in) {
    in.part('F', 1);
    balance = Math.min(most, in.getDouble("balance of all series", saved -> saved >= 0));
    newest = in.getLong();
    late = in.getInt("late pages", 0, LATE_BEFORE_CLOCK_IS_BELIEVED);
  }
}
