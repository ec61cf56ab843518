package dev.vigil.detect.statistical;

/**
 * Distance beyond the nearer quartile, in interquartile ranges (Tukey, Exploratory Data Analysis,
 * 1977). Where more than half of the values are one and the same, a robust deviation stands in for
 * the range.
 *
 * @param multiple interquartile ranges beyond which a value is an outlier
 * @param hinges whether quartiles are Tukey's hinges, the medians of the halves, instead of
 *     quantiles
 */
record Fences(double multiple, boolean hinges) implements OutlierTest {
  /** Upper quartile of normal values, in deviations. */
  private static final double QUARTILE = 0.6744897501960817;

  @Override
  public double deviations(Window window, double value) {
    double median = window.median();
    if (value == median) {
      return 0;
    }
    double upper = upper(window);
    double lower = lower(window);
    double deviation = range(window, lower, upper) / (2 * QUARTILE);
    double beyond = value > median ? value - upper : lower - value;
    return beyond > 0
        ? Math.min(MOST, QUARTILE + OutlierTest.ratio(beyond, deviation))
        : Math.max(0, QUARTILE - OutlierTest.ratio(-beyond, deviation));
  }

  private double lower(Window window) {
    return hinges ? window.middle(0, (window.rows() + 1) / 2) : window.quantile(0.25);
  }

  private double upper(Window window) {
    return hinges ? window.middle(window.rows() / 2, window.rows()) : window.quantile(0.75);
  }

  private static double range(Window window, double lower, double upper) {
    double range = upper - lower;
    double least = Window.ROUNDING * Math.abs(window.median());
    return range > least ? range : 2 * QUARTILE * window.sigma();
  }

  @Override
  public double limit(int rows) {
    return QUARTILE * (1 + 2 * multiple);
  }

  @Override
  public void fences(Window window, double[] into) {
    double lower = lower(window);
    double upper = upper(window);
    double reach = multiple * range(window, lower, upper);
    into[0] = lower - reach;
    into[1] = upper + reach;
  }

  @Override
  public double statistic(double deviations, int rows) {
    return (deviations / QUARTILE - 1) / 2;
  }
}
