package dev.vigil.detect.statistical;

/**
 * Whether the most extreme of all values is one too many (Grubbs, 1950). It says nothing of a value
 * that is not the most extreme one. Its G is written here as the same thing in deviations from the
 * others, which has no upper bound.
 */
record Grubbs(CriticalValues critical) implements OutlierTest {
  @Override
  public double deviations(Window window, double value) {
    int rows = window.rows();
    double mean = window.mean() + (value - window.mean()) / (rows + 1);
    double furthest = Math.max(mean - window.bySize(0), window.bySize(rows - 1) - mean);
    return Math.abs(value - mean) < furthest ? 0 : ZScore.ofOthers(window, value);
  }

  @Override
  public double limit(int rows) {
    return critical.ofLargest(rows);
  }

  @Override
  public void fences(Window window, double[] into) {
    int rows = window.rows();
    double least = window.bySize(0);
    double largest = window.bySize(rows - 1);
    ZScore.fences(window, limit(rows), into);
    into[0] = Math.min(into[0], Math.min(least, opposite(window, largest)));
    into[1] = Math.max(into[1], Math.max(largest, opposite(window, least)));
  }

  /** The value that would be as far from the mean, which it moves, as one of the ends is. */
  private static double opposite(Window window, double end) {
    double rows = window.rows();
    return (2 * rows * window.mean() - (rows + 1) * end) / (rows - 1);
  }

  @Override
  public double statistic(double deviations, int rows) {
    return CriticalValues.grubbs(deviations, rows);
  }
}
