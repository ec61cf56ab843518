package dev.vigil.detect.statistical;

/**
 * Whether a value is among the outliers that the generalised extreme Studentized deviate finds
 * (Rosner, Percentage Points for a Generalized ESD Many-Outlier Procedure, 1983): the value
 * furthest from the mean is taken away, and again from what is left; the outliers are those taken
 * up to the last that was too far. So outliers do not hide each other. It says nothing of a value
 * that is not taken.
 *
 * <p>What is taken is always the least or the largest of what is left, so a step needs no more than
 * the sums of the core that no step can reach, and of the tails. They are of distances from the
 * median, from which no mean here lies further than a few deviations: no digits are lost. One
 * owner.
 */
final class GeneralisedEsd implements OutlierTest {
  private final CriticalValues critical;
  private final int most;

  /** Sums of the values of each tail that are still there when so many have been taken. */
  private final double[] lowSums;

  private final double[] lowSquares;
  private final double[] highSums;
  private final double[] highSquares;

  /** The values of each tail from the end inwards, less the median. */
  private final double[] lows;

  private final double[] highs;

  /** How many of so many taken were low. */
  private final int[] lowTaken;

  /**
   * @param most outliers that are looked for, but no more than a third of the values
   */
  GeneralisedEsd(CriticalValues critical, int most) {
    this.critical = critical;
    this.most = most;
    this.lowSums = new double[most + 1];
    this.lowSquares = new double[most + 1];
    this.highSums = new double[most + 1];
    this.highSquares = new double[most + 1];
    this.lows = new double[most];
    this.highs = new double[most];
    this.lowTaken = new int[most + 1];
  }

  @Override
  public double deviations(Window window, double value) {
    int rows = window.rows();
    int reach = Math.min(most, (rows + 1) / 3);
    boolean high = value > window.median();
    int rank = high ? window.above(value) : window.below(value);
    if (high ? rows - rank >= reach : rank >= reach) {
      return 0;
    }
    Sample sample = new Sample(window, value, rank);
    addUp(sample, reach);
    return taken(sample, reach);
  }

  /** The values of a window and one more, by size. */
  private record Sample(Window window, double value, int rank) {
    int size() {
      return window.rows() + 1;
    }

    double get(int i) {
      return i < rank ? window.bySize(i) : i == rank ? value : window.bySize(i - 1);
    }
  }

  /** The core, in two sums at once of which neither has to wait for the other; then the tails. */
  private void addUp(Sample sample, int reach) {
    Window window = sample.window;
    double centre = window.median();
    int shift = sample.rank < reach ? 1 : 0;
    int end = sample.size() - reach - shift;
    double sum = 0;
    double squares = 0;
    double otherSum = 0;
    double otherSquares = 0;
    int i = reach - shift;
    for (; i + 1 < end; i += 2) {
      double distance = window.bySize(i) - centre;
      double other = window.bySize(i + 1) - centre;
      sum += distance;
      squares += distance * distance;
      otherSum += other;
      otherSquares += other * other;
    }
    double last = i < end ? window.bySize(i) - centre : 0;
    addTails(sample, reach, sum + otherSum + last, squares + otherSquares + last * last);
  }

  private void addTails(Sample sample, int reach, double sum, double squares) {
    double centre = sample.window.median();
    int size = sample.size();
    lowSums[reach] = sum;
    lowSquares[reach] = squares;
    highSums[reach] = 0;
    highSquares[reach] = 0;
    for (int i = reach - 1; i >= 0; i--) {
      double low = sample.get(i) - centre;
      double high = sample.get(size - 1 - i) - centre;
      lows[i] = low;
      highs[i] = high;
      lowSums[i] = lowSums[i + 1] + low;
      lowSquares[i] = lowSquares[i + 1] + low * low;
      highSums[i] = highSums[i + 1] + high;
      highSquares[i] = highSquares[i + 1] + high * high;
    }
  }

  private double taken(Sample sample, int reach) {
    double least = leastVariance(sample);
    int low = 0;
    int high = 0;
    int outliers = 0;
    int own = 0;
    for (int step = 1; step <= reach; step++) {
      int others = sample.size() - step;
      double mean = (lowSums[low] + highSums[high]) / (others + 1);
      double spread = spread(low, high, mean);
      double below = mean - lows[low];
      double above = highs[high] - mean;
      boolean top = above >= below;
      double furthest = top ? above : below;
      double limit = critical.squareOfGrubbs(others) * Math.max(spread, least * others);
      outliers = furthest * furthest * others > limit ? step : outliers;
      own = sample.rank == (top ? sample.size() - 1 - high : low) ? step : own;
      high += top ? 1 : 0;
      low += top ? 0 : 1;
      lowTaken[step] = low;
    }
    return own == 0 ? 0 : ofRest(sample, own, outliers);
  }

  /** Sum of squares of what is left, about its mean. */
  private double spread(int low, int high, double mean) {
    return lowSquares[low] + highSquares[high] - (lowSums[low] + highSums[high]) * mean;
  }

  private static double leastVariance(Sample sample) {
    double least = Window.ROUNDING * sample.window.median();
    return least * least;
  }

  /** Deviations from what is left without the outliers, on the side of the limit that is found. */
  private double ofRest(Sample sample, int own, int outliers) {
    boolean outlier = own <= outliers;
    int steps = outlier ? outliers : own;
    int low = lowTaken[steps];
    int high = steps - low;
    int left = sample.size() - steps;
    double mean = (lowSums[low] + highSums[high]) / left;
    double variance = Math.max(spread(low, high, mean) / (left - 1), leastVariance(sample));
    double distance = Math.abs(sample.value - sample.window.median() - mean);
    double far = OutlierTest.ratio(distance, Math.sqrt(variance * (1 + 1.0 / left)));
    double limit = limit(sample.window.rows());
    return outlier ? Math.max(far, Math.nextUp(limit)) : Math.min(far, limit);
  }

  @Override
  public double limit(int rows) {
    return critical.ofLargest(rows);
  }

  /**
   * It depends on the value what is taken away; robust deviations are near to those of the rest.
   */
  @Override
  public void fences(Window window, double[] into) {
    OutlierTest.around(window.median(), limit(window.rows()) * window.sigma(), into);
  }

  @Override
  public double statistic(double deviations, int rows) {
    return deviations;
  }
}
