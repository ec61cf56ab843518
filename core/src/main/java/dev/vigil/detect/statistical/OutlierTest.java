package dev.vigil.detect.statistical;

/**
 * One way to tell an outlier. All of them speak in deviations as normal values have them, so that
 * their words can be added up. One owner.
 */
interface OutlierTest {
  /** What a window that stood still says of any other value; no deviation is more. */
  double MOST = 1000;

  /**
   * How strange a value is beside a window, from 0 to {@link #MOST}; it is an outlier where this is
   * more than the limit. Changes nothing that can be seen.
   *
   * @param window of at least ten values
   */
  double deviations(Window window, double value);

  /** Deviations beyond which a value is an outlier beside so many others. */
  double limit(int rows);

  /** Where a value becomes an outlier beside a window: the lower and the upper fence. */
  void fences(Window window, double[] into);

  /** Deviations in the unit in which the test is written down, beside so many other values. */
  double statistic(double deviations, int rows);

  /** Fences so far from a centre. */
  static void around(double centre, double distance, double[] into) {
    into[0] = centre - distance;
    into[1] = centre + distance;
  }

  /** A distance in deviations: 0 of nothing, the most where there is no deviation. */
  static double ratio(double distance, double deviation) {
    return distance <= 0 ? 0 : Math.min(MOST, distance / deviation);
  }
}
