package dev.vigil.detect.statistical;

import dev.vigil.math.Normal;
import dev.vigil.math.StudentT;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Deviations beyond which a value is an outlier beside n others, by Student's t with n − 1 degrees
 * of freedom: what a mean and a deviation measured on few values are worth. All detectors of one
 * spec share them. Immutable.
 */
final class CriticalValues {
  /** Settings that are kept; those of any more are worked out for each detector. */
  private static final int MOST_KEPT = 64;

  private static final Map<Settings, CriticalValues> KEPT = new ConcurrentHashMap<>();

  /** Fewer values have no deviation to measure by. */
  private static final int LEAST_ROWS = 2;

  private record Settings(double limit, double significance, int size) {}

  private final double[] ofOne;
  private final double[] ofLargest;
  private final double[] squareOfGrubbs;

  private CriticalValues(Settings settings) {
    this.ofOne = new double[settings.size + 1];
    this.ofLargest = new double[settings.size + 1];
    this.squareOfGrubbs = new double[settings.size + 1];
    double chance = Normal.upperTail(settings.limit);
    for (int rows = LEAST_ROWS; rows <= settings.size; rows++) {
      StudentT t = new StudentT(rows - 1);
      ofOne[rows] = t.upperQuantile(chance);
      ofLargest[rows] = t.upperQuantile(settings.significance / (2 * (rows + 1.0)));
      double grubbs = grubbs(ofLargest[rows], rows);
      squareOfGrubbs[rows] = grubbs * grubbs;
    }
  }

  /**
   * The values for windows of up to a size.
   *
   * @param limit deviations of a normal value of which mean and deviation are known
   * @param significance chance to find an outlier in a normal sample
   */
  static CriticalValues of(double limit, double significance, int size) {
    Settings settings = new Settings(limit, significance, size);
    CriticalValues kept = KEPT.get(settings);
    if (kept != null) {
      return kept;
    }
    CriticalValues made = new CriticalValues(settings);
    if (KEPT.size() < MOST_KEPT) {
      KEPT.putIfAbsent(settings, made);
    }
    return made;
  }

  /** For a value that is looked at for itself. */
  double ofOne(int rows) {
    return ofOne[rows];
  }

  /** For the most extreme of all n + 1 values, to either side. */
  double ofLargest(int rows) {
    return ofLargest[rows];
  }

  /** The same as the square of Grubbs' G. */
  double squareOfGrubbs(int rows) {
    return squareOfGrubbs[rows];
  }

  /** Grubbs' G of the most extreme of n + 1 values, from its deviations from the n others. */
  static double grubbs(double deviations, int rows) {
    double n = rows + 1.0;
    double square = deviations * deviations;
    return (n - 1) / Math.sqrt(n) * Math.sqrt(square / (n - 2 + square));
  }
}
