package dev.vigil.cli.input;

import dev.vigil.formats.table.SeriesName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Some rows, column by column, filled again and again; owned by whoever has it in hand. */
public final class Batch {
  static final int ROWS = 8_192;

  private final int[] series = new int[ROWS];
  private final long[] times = new long[ROWS];
  private final double[] values = new double[ROWS];
  private final byte[] labels = new byte[ROWS];
  private final List<Map<String, Object>> metadata = new ArrayList<>();
  private final List<SeriesName> begun = new ArrayList<>();
  private int size;

  public void begin(SeriesName name) {
    begun.add(name);
  }

  public void add(int ofSeries, long epochMillis, double value, int label) {
    series[size] = ofSeries;
    times[size] = epochMillis;
    values[size] = value;
    labels[size++] = (byte) label;
  }

  public void clear() {
    size = 0;
    begun.clear();
    metadata.clear();
  }

  public boolean isEmpty() {
    return size == 0 && begun.isEmpty();
  }

  public boolean isFull() {
    return size == ROWS;
  }

  public int size() {
    return size;
  }

  /** The series that begin in this batch, in the order of their numbers. */
  public List<SeriesName> begun() {
    return begun;
  }

  public int series(int row) {
    return series[row];
  }

  public long time(int row) {
    return times[row];
  }

  public double value(int row) {
    return values[row];
  }

  /** Says what came with the row that was added last. */
  void with(Map<String, Object> told) {
    while (metadata.size() < size - 1) {
      metadata.add(Map.of());
    }
    metadata.add(told);
  }

  /** What came with a row; empty where nothing did. */
  public Map<String, Object> metadata(int row) {
    return row < metadata.size() ? metadata.get(row) : Map.of();
  }

  public int label(int row) {
    return labels[row];
  }
}
