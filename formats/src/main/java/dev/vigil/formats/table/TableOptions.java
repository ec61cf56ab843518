package dev.vigil.formats.table;

import static java.util.Objects.requireNonNull;

import dev.vigil.formats.time.TimeReading;

/**
 * How a table is read.
 *
 * @param columns the columns that were told
 * @param time what was told about time
 * @param strict whether the first bad row ends the reading
 * @param mostSeries how many series a table may hold, at least 1; more is taken for a column that
 *     names no series
 * @param progress told how far the reading has come, on the reading thread
 */
public record TableOptions(
    Columns columns, TimeReading time, boolean strict, int mostSeries, ReadProgress progress) {
  private static final int USUAL_MOST_SERIES = 1_000_000;

  public TableOptions {
    requireNonNull(columns, "columns");
    requireNonNull(time, "time");
    requireNonNull(progress, "progress");
    if (mostSeries < 1) {
      throw new IllegalArgumentException("mostSeries must be 1 or more, was " + mostSeries);
    }
  }

  /** Everything is found, and a bad row in a long file is counted. */
  public static TableOptions auto() {
    return new TableOptions(
        Columns.FOUND, TimeReading.auto(), false, USUAL_MOST_SERIES, ReadProgress.NONE);
  }

  /** The same, with these columns told. */
  public TableOptions withColumns(Columns told) {
    return new TableOptions(told, time, strict, mostSeries, progress);
  }

  /** The same, with this told about time. */
  public TableOptions withTime(TimeReading told) {
    return new TableOptions(columns, told, strict, mostSeries, progress);
  }

  /** The same, ending at the first bad row or not. */
  public TableOptions withStrict(boolean ends) {
    return new TableOptions(columns, time, ends, mostSeries, progress);
  }

  /** The same, with another bound on the series. */
  public TableOptions withMostSeries(int bound) {
    return new TableOptions(columns, time, strict, bound, progress);
  }

  /** The same, with somebody watching. */
  public TableOptions withProgress(ReadProgress watcher) {
    return new TableOptions(columns, time, strict, mostSeries, watcher);
  }
}
