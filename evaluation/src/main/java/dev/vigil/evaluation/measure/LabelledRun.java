package dev.vigil.evaluation.measure;

import java.util.ArrayList;
import java.util.List;

/**
 * Rows labelled anomalous without a gap: one event.
 *
 * @param first its first row
 * @param last its last row
 */
public record LabelledRun(int first, int last) {
  /** All runs, in row order. */
  public static List<LabelledRun> in(boolean[] labels) {
    List<LabelledRun> runs = new ArrayList<>();
    int first = -1;
    for (int row = 0; row <= labels.length; row++) {
      boolean labelled = row < labels.length && labels[row];
      if (labelled && first < 0) {
        first = row;
      } else if (!labelled && first >= 0) {
        runs.add(new LabelledRun(first, row - 1));
        first = -1;
      }
    }
    return runs;
  }

  /** Whether the row lies inside, or at most so many rows from, the run. */
  public boolean near(int row, int rowsBefore, int rowsAfter) {
    return row >= first - rowsBefore && row <= last + rowsAfter;
  }
}
