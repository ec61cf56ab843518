package dev.vigil.evaluation.measure;

import java.time.Duration;

/**
 * Whether the pages of one series kept the hard bound of their budget: at most {@code X*T + max(1,
 * 2X) + max(1, X)} in any span of T weeks, for a budget of X a week. It is enough to look at spans
 * that start and end with a page.
 *
 * @param worstSlack how many pages more the tightest span could have held; below 0 the bound is
 *     broken
 * @param fromMillis first page of that span
 * @param toMillis last page of that span
 * @param pages pages in it
 */
public record BoundCheck(double worstSlack, long fromMillis, long toMillis, int pages) {
  private static final double WEEK = Duration.ofDays(7).toMillis();

  /** Far below a page, far above what rounding adds up to. */
  private static final double ROUNDING = 1e-6;

  /**
   * Looks at every pair of pages.
   *
   * @param pageMillis when each page was sent, in the order of the series; a time that runs
   *     backwards counts as the latest one before it
   * @param perWeek the budget X, above 0
   * @throws IllegalArgumentException if the budget is not above 0
   */
  public static BoundCheck of(long[] pageMillis, double perWeek) {
    if (!(perWeek > 0)) {
      throw new IllegalArgumentException("budget must be above 0 pages a week, was " + perWeek);
    }
    double allowance = Math.max(1, 2 * perWeek) + Math.max(1, perWeek);
    BoundCheck worst = new BoundCheck(allowance, 0, 0, 0);
    // The slack of a span from page i to page j is allowance - 1 + (X*t[j] - j) - (X*t[i] - i), so
    // for each j the
    // worst i is the one with the greatest X*t[i] - i so far.
    double greatest = Double.NEGATIVE_INFINITY;
    long now = Long.MIN_VALUE;
    long from = 0;
    int first = 0;
    for (int page = 0; page < pageMillis.length; page++) {
      now = Math.max(now, pageMillis[page]);
      double paidFor = perWeek * ((now - pageMillis[0]) / WEEK) - page;
      if (paidFor > greatest) {
        greatest = paidFor;
        from = now;
        first = page;
      }
      double slack = allowance - 1 + paidFor - greatest;
      if (slack < worst.worstSlack) {
        worst = new BoundCheck(slack, from, now, page - first + 1);
      }
    }
    return worst;
  }

  /** Whether no span held too many. */
  public boolean holds() {
    return worstSlack >= -ROUNDING;
  }

  /** The tighter of the two. */
  public BoundCheck worse(BoundCheck other) {
    return other.worstSlack < worstSlack ? other : this;
  }
}
