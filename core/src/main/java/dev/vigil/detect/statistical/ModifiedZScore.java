package dev.vigil.detect.statistical;

/**
 * Distance from the median in robust deviations: 0.6745 · (x − median) / MAD (Iglewicz and Hoaglin,
 * How to Detect and Handle Outliers, 1993), and 0.7979 · (x − median) / mean deviation where more
 * than half of the values are one and the same, as they say there.
 */
record ModifiedZScore(double limit) implements OutlierTest {
  @Override
  public double deviations(Window window, double value) {
    return OutlierTest.ratio(Math.abs(value - window.median()), window.sigma());
  }

  @Override
  public double limit(int rows) {
    return limit;
  }

  @Override
  public void fences(Window window, double[] into) {
    OutlierTest.around(window.median(), limit * window.sigma(), into);
  }

  @Override
  public double statistic(double deviations, int rows) {
    return deviations;
  }
}
