package dev.vigil.store;

import java.util.Arrays;
import java.util.function.Consumer;

/** Points of one series, in columns. One owner. */
final class HistoryColumns {
  private static final int FIRST = 4;

  private long[] times = new long[FIRST];
  private double[] values = new double[FIRST];
  private double[] expected = new double[FIRST];
  private double[] lower = new double[FIRST];
  private double[] upper = new double[FIRST];
  private double[] scores = new double[FIRST];
  private int size;

  void add(HistoryPoint point) {
    if (size == times.length) {
      int more = 2 * size;
      times = Arrays.copyOf(times, more);
      values = Arrays.copyOf(values, more);
      expected = Arrays.copyOf(expected, more);
      lower = Arrays.copyOf(lower, more);
      upper = Arrays.copyOf(upper, more);
      scores = Arrays.copyOf(scores, more);
    }
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

  void clear() {
    size = 0;
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
