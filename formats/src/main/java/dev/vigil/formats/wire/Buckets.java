package dev.vigil.formats.wire;

/** Quantiles from the counts of buckets. */
final class Buckets {
  private Buckets() {}

  /**
   * The value below which a share of what was counted lies, as if each bucket were filled evenly.
   * The first bucket begins at 0 if its bound is above; beyond the last bound nothing is known but
   * the bound itself. NaN if nothing was counted.
   *
   * @param bounds one less than there are buckets, ascending
   */
  static double quantile(double share, Totals totals, double[] bounds) {
    long all = 0;
    for (int i = 0; i < totals.buckets; i++) {
      all += Math.max(0, totals.counts[i]);
    }
    if (all == 0) {
      return Double.NaN;
    }
    double wanted = share * all;
    double below = 0;
    int last = totals.buckets - 1;
    for (int i = 0; i < last; i++) {
      long within = Math.max(0, totals.counts[i]);
      if (within > 0 && below + within >= wanted) {
        double lower = i > 0 ? bounds[i - 1] : Math.min(0, bounds[0]);
        return lower + (bounds[i] - lower) * ((wanted - below) / within);
      }
      below += within;
    }
    return bounds[last - 1];
  }
}
