package dev.vigil.detect.statistical;

import dev.vigil.detect.Shared;
import dev.vigil.math.Normal;
import dev.vigil.math.StudentT;
import org.jspecify.annotations.Nullable;

/**
 * Deviations beyond which a value is an outlier beside n others, by Student's t with n − 1 degrees
 * of freedom: what a mean and a deviation measured on few values are worth. Each n is worked out
 * when it is first asked for. All detectors of one spec share them. Thread-safe: a race only costs
 * working one out twice.
 */
final class CriticalValues {
  private static final int MOST_KEPT = 64;
  private static final Shared<Settings, CriticalValues> OF_SETTINGS =
      new Shared<>(MOST_KEPT, CriticalValues::new);

  /** Fewer values have no deviation to measure by. */
  private static final int LEAST_ROWS = 2;

  private static final Row NONE = new Row(0, 0, 0);

  private record Settings(double limit, double significance, int size) {}

  private record Row(double ofOne, double ofLargest, double squareOfGrubbs) {}

  private final double chance;
  private final double significance;
  private final @Nullable Row[] rows;

  private CriticalValues(Settings settings) {
    this.chance = Normal.upperTail(settings.limit);
    this.significance = settings.significance;
    this.rows = new @Nullable Row[settings.size + 1];
  }

  /**
   * The values for windows of up to a size.
   *
   * @param limit deviations of a normal value of which mean and deviation are known
   * @param significance chance to find an outlier in a normal sample
   */
  static CriticalValues of(double limit, double significance, int size) {
    return OF_SETTINGS.of(new Settings(limit, significance, size));
  }

  private Row row(int size) {
    Row known = rows[size];
    if (known == null) {
      known = size < LEAST_ROWS ? NONE : worked(size);
      rows[size] = known;
    }
    return known;
  }

  private Row worked(int size) {
    StudentT t = new StudentT(size - 1);
    double ofLargest = t.upperQuantile(significance / (2 * (size + 1.0)));
    double grubbs = grubbs(ofLargest, size);
    return new Row(t.upperQuantile(chance), ofLargest, grubbs * grubbs);
  }

  /** For a value that is looked at for itself. */
  double ofOne(int size) {
    return row(size).ofOne;
  }

  /** For the most extreme of all n + 1 values, to either side. */
  double ofLargest(int size) {
    return row(size).ofLargest;
  }

  /** The same as the square of Grubbs' G. */
  double squareOfGrubbs(int size) {
    return row(size).squareOfGrubbs;
  }

  /** Grubbs' G of the most extreme of n + 1 values, from its deviations from the n others. */
  static double grubbs(double deviations, int rows) {
    double n = rows + 1.0;
    double square = deviations * deviations;
    return (n - 1) / Math.sqrt(n) * Math.sqrt(square / (n - 2 + square));
  }
}
