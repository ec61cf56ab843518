package dev.vigil.store;

import java.util.Arrays;
import java.util.function.Consumer;

/** Points of one series, in columns. One owner. */
final class HistoryColumns {
  private static final int FIRST = 4;

  private long[] times;
  private double[] values;
  private double[] expected;
  private double[] lower;
  private double[] upper;
  private double[] scores;
  private int size;

  HistoryColumns() {
    this(FIRST);
  }

  /**
   * @param room for so many points before it has to grow
   */
  HistoryColumns(int room) {
    times = new long[room];
    values = new double[room];
    expected = new double[room];
    lower = new double[room];
    upper = new double[room];
    scores = new double[room];
  }

  private void makeRoom() {
    if (size == times.length) {
      int more = 2 * size;
      times = Arrays.copyOf(times, more);
      values = Arrays.copyOf(values, more);
      expected = Arrays.copyOf(expected, more);
      lower = Arrays.copyOf(lower, more);
      upper = Arrays.copyOf(upper, more);
      scores = Arrays.copyOf(scores, more);
    }
  }

  /** Adds a point of other columns. */
  void add(HistoryColumns from, int at) {
    makeRoom();
    times[size] = from.times[at];
    values[size] = from.values[at];
    expected[size] = from.expected[at];
    lower[size] = from.lower[at];
    upper[size] = from.upper[at];
    scores[size++] = from.scores[at];
  }

  void add(HistoryPoint point) {
    makeRoom();
    times[size] = point.epochMillis();
    values[size] = point.value();
    expected[size] = point.expected();
    lower[size] = point.lower();
    upper[size] = point.upper();
    scores[size++] = point.score();
  }

  int size() {
    return size;
  }

  long time(int at) {
    return times[at];
  }

  double value(int at) {
    return values[at];
  }

  double expected(int at) {
    return expected[at];
  }

  double lower(int at) {
    return lower[at];
  }

  double upper(int at) {
    return upper[at];
  }

  double score(int at) {
    return scores[at];
  }

  HistoryPoint point(int at) {
    return new HistoryPoint(times[at], values[at], expected[at], lower[at], upper[at], scores[at]);
  }

  void forEach(Consumer<HistoryPoint> each) {
    for (int at = 0; at < size; at++) {
      each.accept(point(at));
    }
  }
}
