package dev.vigil.cli.backtest;

import dev.vigil.formats.table.ReadReport;
import java.io.PrintWriter;
import java.util.List;

/** Says what came of a backtest. */
interface Report {
  /**
   * All that one configuration would have told.
   *
   * @param read what was read of the table
   */
  void one(Backtest test, ReadReport read, Rehearsal rehearsal, PrintWriter out);

  /** How two configurations differ in what they would have told. */
  void two(Backtest test, ReadReport read, List<Rehearsal> rehearsals, PrintWriter out);
}
