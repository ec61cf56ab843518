package dev.vigil.detect.statistical;

import dev.vigil.math.Normal;
import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
import java.util.Arrays;

/** Looks at the values of a window and at the times at which they came. One owner. */
final class QualityCheck {
  /** Of the median interval, within which an interval is a usual one. */
  private static final double STEADY = 0.25;

  private final long[] times;
  private int next;
  private int rows;

  QualityCheck(int size) {
    this.times = new long[size];
  }

  void add(long epochMillis) {
    times[next] = epochMillis;
    next = next + 1 == times.length ? 0 : next + 1;
    rows = Math.min(times.length, rows + 1);
  }

  WindowQuality of(Window window) {
    return new WindowQuality(
        window.rows(),
        repeated(window),
        outliers(window),
        missing(),
        normality(window),
        independence(window));
  }

  private static double repeated(Window window) {
    int same = 0;
    for (int i = 1; i < window.rows(); i++) {
      same += window.byAge(i) == window.byAge(i - 1) ? 1 : 0;
    }
    return (double) same / window.rows();
  }

  private static double outliers(Window window) {
    double[] fences = new double[2];
    new Fences(1.5, false).fences(window, fences);
    int below = window.below(fences[0]);
    int above = window.rows() - window.above(fences[1]);
    return (double) (below + above) / window.rows();
  }

  /** By skewness and kurtosis; the sum of their squares is chi-square with two degrees. */
  private static double normality(Window window) {
    int n = window.rows();
    double cubes = 0;
    double fourths = 0;
    for (int i = 0; i < n; i++) {
      double z = standard(window, i);
      cubes += z * z * z;
      fourths += z * z * z * z;
    }
    double skewness = cubes / n;
    double excess = fourths / n - 3;
    boolean moves = window.bySize(0) < window.bySize(n - 1);
    return moves ? Math.exp(-n / 12.0 * (skewness * skewness + excess * excess / 4)) : 1;
  }

  private static double independence(Window window) {
    int n = window.rows();
    double steps = 0;
    double squares = 0;
    for (int i = 0; i < n; i++) {
      double z = standard(window, i);
      double step = i == 0 ? 0 : z - standard(window, i - 1);
      steps += step * step;
      squares += z * z;
    }
    if (!(squares > 0)) {
      return 1;
    }
    double deviation = 2 * Math.sqrt((n - 2.0) / ((double) n * n - 1));
    return Normal.upperTail((2 - steps / squares) / deviation);
  }

  private static double standard(Window window, int after) {
    double distance = window.byAge(after) - window.mean();
    return distance == 0 ? 0 : distance / window.deviation();
  }

  /** Rows that should have come, where more than half of the intervals are alike. */
  private double missing() {
    double[] intervals = intervals();
    if (intervals.length < 2) {
      return 0;
    }
    double usual = intervals[intervals.length / 2];
    int steady = 0;
    double gone = 0;
    for (double interval : intervals) {
      steady += Math.abs(interval - usual) <= STEADY * usual ? 1 : 0;
      gone += Math.max(0, Math.rint(interval / usual) - 1);
    }
    return 2 * steady > intervals.length ? gone / (gone + rows) : 0;
  }

  /** By size, without those of rows that came at once or out of order. */
  private double[] intervals() {
    double[] intervals = new double[Math.max(0, rows - 1)];
    int found = 0;
    for (int i = 1; i < rows; i++) {
      double interval = (double) byAge(i) - byAge(i - 1);
      if (interval > 0) {
        intervals[found++] = interval;
      }
    }
    double[] sorted = Arrays.copyOf(intervals, found);
    Arrays.sort(sorted);
    return sorted;
  }

  private long byAge(int after) {
    int oldest = rows == times.length ? next : 0;
    return times[(oldest + after) % times.length];
  }

  void save(StateWriter out) {
    for (int i = 0; i < rows; i++) {
      out.put(byAge(i));
    }
  }

  /**
   * @param count as many as the window has values
   */
  void load(StateReader in, int count) {
    rows = count;
    next = count % times.length;
    for (int i = 0; i < count; i++) {
      times[i] = in.getLong();
    }
  }
}
