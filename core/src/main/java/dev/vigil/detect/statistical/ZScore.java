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
    return OutlierTest.ratio(distance, window.deviation() * spread(window.rows()));
  }

  /** Deviation of a value from the mean of so many others, in deviations of a value. */
  static double spread(int rows) {
    return Math.sqrt(1 + 1.0 / rows);
  }

  @Override
  public double limit(int rows) {
    return critical.ofOne(rows);
  }

  @Override
  public double fence(Window window, boolean upper) {
    return fence(window, limit(window.rows()), upper);
  }

  /** The value that is so many deviations from the mean. */
  static double fence(Window window, double deviations, boolean upper) {
    double distance = deviations * window.deviation() * spread(window.rows());
    return OutlierTest.away(window.mean(), distance, upper);
  }

  @Override
  public double statistic(double deviations, int rows) {
    return deviations * spread(rows);
  }
}
