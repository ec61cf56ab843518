package dev.vigil.cli.detect;

import dev.vigil.model.Point;
import dev.vigil.model.Verdict;

/** Takes what a run sees and says, row by row. */
@FunctionalInterface
interface Recording {
  /** Keeps nothing. */
  Recording NONE = (series, point, verdict, label) -> {};

  /**
   * A row.
   *
   * @param series its number, from 0
   * @param label as {@link dev.vigil.formats.table.RowSink} has it
   */
  void add(int series, Point point, Verdict verdict, int label);
}
