package dev.vigil.detect.statistical;

/**
 * Distance from the mean in standard deviations, of the others: a deviate of Student's t. The limit
 * that is set is that of a normal deviate; with few values it is further out.
 */
record ZScore(CriticalValues critical) implements OutlierTest {
  @Override
  public double deviations(Window window, double value) {
    return ofOthers(window, value);
  }

  /** Distance from the mean of the others, in deviations of such a distance. */
  static double ofOthers(Window window, double value) {
    double distance = Math.abs(value - window.mean());
    return OutlierTest.ratio(distance, window.deviation() * window.spread());
  }

  @Override
  public double limit(int rows) {
    return critical.ofOne(rows);
  }

  @Override
  public void fences(Window window, double[] into) {
    fences(window, limit(window.rows()), into);
  }

  /** The values that are so many deviations from the mean. */
  static void fences(Window window, double deviations, double[] into) {
    OutlierTest.around(window.mean(), deviations * window.deviation() * window.spread(), into);
  }

  @Override
  public double statistic(double deviations, int rows) {
    return deviations * Math.sqrt(1 + 1.0 / rows);
  }
}
