package dev.vigil.formats.table;

import java.util.Map;

/** Takes what a table holds, in the order of the table. */
public interface RowSink {
  /** The label of a row that has none. */
  int NO_LABEL = -1;

  /**
   * A series, told once before its first row.
   *
   * @param index counted from 0 without gaps
   */
  void series(int index, SeriesName name);

  /**
   * What came with the row whose values are handed on next. Only where the table has such columns.
   *
   * @param metadata numbers, truths and text by their names, and maps of such
   */
  default void metadata(Map<String, Object> metadata) {}

  /**
   * One value of one series. A row of a wide table comes as one call for each of its values.
   *
   * @param series index of a series that was told
   * @param epochMillis milliseconds since 1970-01-01T00:00Z
   * @param value NaN where the table has none; may be infinite
   * @param label 1 for an anomaly, 0 for none, {@link #NO_LABEL} where the table does not say
   */
  void row(int series, long epochMillis, double value, int label);
}
