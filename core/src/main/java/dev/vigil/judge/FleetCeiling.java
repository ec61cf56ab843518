package dev.vigil.judge;

/**
 * A ceiling on the pages of all series together: a bucket that earns the fleet's budget with event
 * time and holds at most a day's worth, at least one. So over any span T there are at most X·T +
 * max(1, X/7) pages. One owner.
 */
public final class FleetCeiling {
  private static final double WEEK_MILLIS = 604_800_000;

  private final double perWeek;
  private final double most;
  private double balance;
  private long newest = Long.MIN_VALUE;

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
    if (newest != Long.MIN_VALUE && now > newest) {
      balance = Math.min(most, balance + perWeek * (now - newest) / WEEK_MILLIS);
    }
    newest = Math.max(newest, now);
    if (balance < 1) {
      return false;
    }
    balance -= 1;
    return true;
  }
}
