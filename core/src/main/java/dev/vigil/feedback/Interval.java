package dev.vigil.feedback;

/** Where a share lies that was seen in a number of cases, in 95 of 100 such statements. */
public record Interval(double lower, double upper) {
  private static final double Z = 1.959963984540054;

  /**
   * Wilson's (1927): it never leaves 0–1, and does not take one of one for certain.
   *
   * @param cases how many there were; without any, the share may be anything
   */
  public static Interval wilson(int hits, int cases) {
    if (hits < 0 || hits > cases) {
      throw new IllegalArgumentException("of " + cases + " cases " + hits + " cannot be hits");
    }
    if (cases == 0) {
      return new Interval(0, 1);
    }
    double n = cases;
    double share = hits / n;
    double centre = share + Z * Z / (2 * n);
    double reach = Z * Math.sqrt(share * (1 - share) / n + Z * Z / (4 * n * n));
    double scale = 1 + Z * Z / n;
    return new Interval(
        hits == 0 ? 0 : (centre - reach) / scale, hits == cases ? 1 : (centre + reach) / scale);
  }
}
