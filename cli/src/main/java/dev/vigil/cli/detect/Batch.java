package dev.vigil.cli.detect;

import dev.vigil.formats.table.SeriesName;
import java.util.ArrayList;
import java.util.List;

/** Some rows, column by column, filled again and again; owned by whoever has it in hand. */
final class Batch {
  static final int ROWS = 8_192;

  private final int[] series = new int[ROWS];
  private final long[] times = new long[ROWS];
  private final double[] values = new double[ROWS];
  private final byte[] labels = new byte[ROWS];
  private final List<SeriesName> begun = new ArrayList<>();
  private int size;

  void begin(SeriesName name) {
    begun.add(name);
  }

  void add(int ofSeries, long epochMillis, double value, int label) {
    series[size] = ofSeries;
    times[size] = epochMillis;
    values[size] = value;
    labels[size++] = (byte) label;
  }

  void clear() {
    size = 0;
    begun.clear();
  }

  boolean isEmpty() {
    return size == 0 && begun.isEmpty();
  }

  boolean isFull() {
    return size == ROWS;
  }

  int size() {
    return size;
  }

  /** The series that begin in this batch, in the order of their numbers. */
  List<SeriesName> begun() {
    return begun;
  }

  int series(int row) {
    return series[row];
  }

  long time(int row) {
    return times[row];
  }

  double value(int row) {
    return values[row];
  }

  int label(int row) {
    return labels[row];
  }
}
