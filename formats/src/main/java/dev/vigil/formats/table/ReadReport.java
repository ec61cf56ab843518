package dev.vigil.formats.table;

import java.util.List;

/**
 * What was read.
 *
 * @param rows rows handed on; a row of a wide table is one
 * @param badRows rows left out
 * @param firstBadRows the first few of them
 * @param missingValues values handed on as NaN
 * @param series how many series the table holds
 * @param commentLines lines that begin with #
 */
public record ReadReport(
    long rows,
    long badRows,
    List<BadRow> firstBadRows,
    long missingValues,
    int series,
    long commentLines) {
  public ReadReport {
    firstBadRows = List.copyOf(firstBadRows);
  }
}
