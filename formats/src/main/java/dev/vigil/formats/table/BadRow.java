package dev.vigil.formats.table;

/**
 * A row that was left out.
 *
 * @param line counted from 1
 * @param column character of the line counted from 1, or 0 where the whole row is at fault
 * @param problem what is wrong with it
 */
public record BadRow(long line, int column, String problem) {
  /** The same as a reason to end the reading. */
  TableException in(String file) {
    return new TableException(file, line, column, problem);
  }
}
