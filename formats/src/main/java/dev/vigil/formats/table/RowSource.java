package dev.vigil.formats.table;

import java.io.IOException;

/** Rows of a table, one after another. */
interface RowSource {
  /** Fills in the next row, if there is one; a row that cannot be read carries its problem. */
  boolean next(Row row) throws IOException;

  /** The line at hand, counted from 1. */
  long line();

  /** Lines passed over because they begin with #. */
  long comments();
}
