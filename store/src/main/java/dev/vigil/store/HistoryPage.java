package dev.vigil.store;

import dev.vigil.model.SeriesKey;
import org.jspecify.annotations.Nullable;

/** Points of any series in the order in which they came, each with its way to the one before. */
final class HistoryPage {
  static final int ROWS = 4_096;

  final HistoryColumns points = new HistoryColumns(ROWS);
  private final @Nullable SeriesKey[] series = new SeriesKey[ROWS];
  private final int[] back = new int[ROWS];

  boolean full() {
    return points.size() == ROWS;
  }

  void add(SeriesKey of, HistoryPoint point, int wayBack) {
    int row = points.size();
    series[row] = of;
    back[row] = wayBack;
    points.add(point);
  }

  @Nullable SeriesKey series(int row) {
    return series[row];
  }

  /** How many rows further up the point before of the same series is; 0 if there is none. */
  int back(int row) {
    return back[row];
  }
}
