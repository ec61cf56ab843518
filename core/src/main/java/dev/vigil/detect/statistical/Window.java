package dev.vigil.detect.statistical;

import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
import java.util.Arrays;

/**
 * The last values of a series, in the order in which they came and by size, with their moments.
 *
 * <p>A value costs two binary searches and a move of what lies between the places of the one that
 * comes and the one that goes. Mean and sum of squares are carried along, and taken anew once in a
 * window and whenever so much of the sum has gone that its digits have gone with it. One owner.
 */
final class Window {
  /** Values beyond are taken for this, so that no square overflows. */
  static final double LARGEST = 1e150;

  /** Share of a number below which nothing is told apart from the rounding of its source. */
  static final double ROUNDING = 1e-12;

  /** Median absolute deviation to standard deviation, on normal values. */
  private static final double MAD_TO_SIGMA = 1.4826022185056018;

  /** Mean absolute deviation to standard deviation, on normal values. */
  private static final double MEAN_DEVIATION_TO_SIGMA = 1.2533141373155003;

  /** Share of the largest sum of squares of late, under which a sum is taken anew. */
  private static final double DIGITS_GONE = 1e-6;

  private static final double MOST_SQUARES = 1e306;

  private final double[] ring;
  private final double[] sorted;
  private int next;
  private int rows;
  private double mean;
  private double squares;
  private double largestSquares;
  private int age;

  /** Of the sums, kept as they are asked for again and again. */
  private double deviation;

  private double spread;
  private double median;
  private boolean measured;
  private double sigma;

  /** Where the search for the median deviation ended last, and begins. */
  private int nearestBelow;

  Window(int size) {
    this.ring = new double[size];
    this.sorted = new double[size];
  }

  /** A value as the window holds it. */
  static double tamed(double value) {
    return Math.max(-LARGEST, Math.min(LARGEST, value)) + 0.0;
  }

  int rows() {
    return rows;
  }

  void add(double value) {
    measured = false;
    if (rows == ring.length) {
      double old = ring[next];
      replace(old, value);
      move(old, value);
    } else {
      insert(value);
      grow(value);
    }
    ring[next] = value;
    next = next + 1 == ring.length ? 0 : next + 1;
    largestSquares = Math.max(largestSquares, squares);
    age++;
    if (age >= ring.length || !(squares >= DIGITS_GONE * largestSquares)) {
      sum();
    }
    settle();
  }

  private void settle() {
    double variance = rows < 2 ? 0 : squares / (rows - 1);
    deviation = Math.max(Math.sqrt(Math.max(0, variance)), ROUNDING * Math.abs(mean));
    median = rows == 0 ? 0 : middle(0, rows);
    spread = rows == 0 ? 1 : Math.sqrt(1 + 1.0 / rows);
  }

  private void insert(double value) {
    int at = above(value);
    System.arraycopy(sorted, at, sorted, at + 1, rows - at);
    sorted[at] = value;
    rows++;
  }

  private void replace(double old, double value) {
    int from = below(old);
    int to = above(value);
    if (to > from) {
      System.arraycopy(sorted, from + 1, sorted, from, to - from - 1);
      sorted[to - 1] = value;
    } else {
      System.arraycopy(sorted, to, sorted, to + 1, from - to);
      sorted[to] = value;
    }
  }

  private void grow(double value) {
    double distance = value - mean;
    mean += distance / rows;
    squares += distance * (value - mean);
  }

  private void move(double old, double value) {
    double before = mean;
    mean += (value - old) / rows;
    squares += (value - old) * (value - mean + old - before);
  }

  private void sum() {
    double total = 0;
    for (int i = 0; i < rows; i++) {
      total += sorted[i];
    }
    mean = total / rows;
    double sum = 0;
    for (int i = 0; i < rows; i++) {
      double distance = sorted[i] - mean;
      sum += distance * distance;
    }
    squares = sum;
    largestSquares = sum;
    age = 0;
  }

  /**
   * How many values are smaller. Each step is a choice between two numbers and not between two
   * ways, which no processor could foresee.
   */
  int below(double value) {
    int from = 0;
    int left = rows;
    while (left > 1) {
      int half = left >>> 1;
      from = sorted[from + half - 1] < value ? from + half : from;
      left -= half;
    }
    return left == 1 && sorted[from] < value ? from + 1 : from;
  }

  /** How many values are no larger. */
  int above(double value) {
    int from = 0;
    int left = rows;
    while (left > 1) {
      int half = left >>> 1;
      from = sorted[from + half - 1] <= value ? from + half : from;
      left -= half;
    }
    return left == 1 && sorted[from] <= value ? from + 1 : from;
  }

  /** The value that so many others are no larger than. */
  double bySize(int rank) {
    return sorted[rank];
  }

  /** The value that came so many after the oldest. */
  double byAge(int after) {
    int oldest = rows == ring.length ? next : 0;
    return ring[(oldest + after) % ring.length];
  }

  double mean() {
    return mean;
  }

  /** Standard deviation, with what is told apart from rounding as the least. */
  double deviation() {
    return deviation;
  }

  /** Deviation of one more value from the mean of these, in deviations of a value. */
  double spread() {
    return spread;
  }

  double median() {
    return median;
  }

  /** Median of the values whose ranks are from one to less than another. */
  double middle(int from, int to) {
    int half = from + (to - from) / 2;
    return (to - from) % 2 == 1 ? sorted[half] : sorted[half - 1] / 2 + sorted[half] / 2;
  }

  /** Where a share of the values lies below, between neighbours in a straight line. */
  double quantile(double share) {
    double place = share * (rows - 1);
    int rank = Math.min(rows - 2, (int) place);
    return sorted[rank] + (place - rank) * (sorted[rank + 1] - sorted[rank]);
  }

  /**
   * Standard deviation as the median absolute deviation tells it, or the mean absolute deviation
   * where more than half of the values are one and the same.
   */
  double sigma() {
    if (!measured) {
      double mad = medianDeviation();
      double least = ROUNDING * Math.abs(median);
      double told = mad > least ? MAD_TO_SIGMA * mad : MEAN_DEVIATION_TO_SIGMA * meanDeviation();
      sigma = Math.max(told, least);
      measured = true;
    }
    return sigma;
  }

  private double meanDeviation() {
    double sum = 0;
    for (int i = 0; i < rows; i++) {
      sum += Math.abs(sorted[i] - median);
    }
    return sum / rows;
  }

  /**
   * Median absolute deviation. Distances from the median grow to either side of it, so of the
   * nearest half some lie below it and the others above; how many, hardly changes from one value to
   * the next.
   */
  private double medianDeviation() {
    int split = above(median);
    int nearest = rows / 2 + 1;
    int least = Math.max(0, nearest - (rows - split));
    int most = Math.min(split, nearest);
    int low = Math.max(least, Math.min(most, nearestBelow));
    while (low > least && !belowIsNearer(split, low - 1, nearest - low)) {
      low--;
    }
    while (low < most && belowIsNearer(split, low, nearest - low - 1)) {
      low++;
    }
    nearestBelow = low;
    double furthestBelow = low == 0 ? 0 : median - sorted[split - low];
    double furthestAbove = low == nearest ? 0 : sorted[split + nearest - low - 1] - median;
    double upper = Math.max(furthestBelow, furthestAbove);
    if (rows % 2 == 1) {
      return upper;
    }
    double next = 0;
    if (furthestBelow > furthestAbove) {
      next = low > 1 ? median - sorted[split - low + 1] : 0;
    } else {
      next = nearest - low > 1 ? sorted[split + nearest - low - 2] - median : 0;
    }
    return upper / 2 + Math.max(next, Math.min(furthestBelow, furthestAbove)) / 2;
  }

  /** Whether the value that lies so many below the median is nearer to it than one above. */
  private boolean belowIsNearer(int split, int below, int above) {
    return median - sorted[split - 1 - below] < sorted[split + above] - median;
  }

  void save(StateWriter out) {
    out.put(rows).put(mean).put(squares).put(largestSquares).put(age);
    for (int i = 0; i < rows; i++) {
      out.put(byAge(i));
    }
  }

  void load(StateReader in) {
    rows = in.getInt("rows of a window", 0, ring.length);
    mean = in.getDouble("mean", m -> Math.abs(m) <= 2 * LARGEST);
    squares = in.getDouble("sum of squares", s -> Math.abs(s) <= MOST_SQUARES);
    largestSquares = in.getDouble("largest sum of squares", s -> s >= 0 && s <= MOST_SQUARES);
    age = in.getInt("age of the sums", 0, ring.length);
    for (int i = 0; i < rows; i++) {
      ring[i] = in.getDouble("value", v -> Math.abs(v) <= LARGEST) + 0.0;
    }
    next = rows % ring.length;
    System.arraycopy(ring, 0, sorted, 0, rows);
    Arrays.sort(sorted, 0, rows);
    measured = false;
    settle();
  }
}
