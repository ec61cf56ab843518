package dev.vigil.formats.table;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decides when bad rows end the reading. In a long file a bad row is counted; in a short one it is
 * an error, and so is a file of which much is bad, or whose times change their format for more than
 * a single row.
 */
final class BadRows {
  private static final int SHORT_FILE = 100;
  private static final int ENOUGH_TO_JUDGE = 1_000;
  private static final int MOST_PERCENT = 10;
  private static final int MOST_PERCENT_EARLY = 50;
  private static final int MOST_PERCENT_CHANGED = 1;
  private static final int MOST_KEPT = 10;

  private final String file;
  private final boolean strict;
  private final List<BadRow> first = new ArrayList<>();
  private long bad;
  private long changed;
  private long lastChangedRow = -1;
  private @Nullable BadRow firstChange;
  private @Nullable BadRow lastChange;

  BadRows(String file, boolean strict) {
    this.file = file;
    this.strict = strict;
  }

  /**
   * Counts a bad row.
   *
   * @param good rows so far
   * @throws TableException where this is one too many
   */
  void add(BadRow row, long good) throws TableException {
    bad++;
    if (first.size() < MOST_KEPT) {
      first.add(row);
    }
    if (strict) {
      throw row.in(file);
    }
    long rows = good + bad;
    int most = rows < ENOUGH_TO_JUDGE ? MOST_PERCENT_EARLY : MOST_PERCENT;
    if (rows >= SHORT_FILE && 100 * bad > most * rows) {
      throw tooMany(rows);
    }
  }

  /** Counts a row whose time is written in another format; two in a row are a change. */
  void addChanged(BadRow row, long good) throws TableException {
    long number = good + bad + 1;
    if (lastChange != null && number == lastChangedRow + 1) {
      throw lastChange.in(file);
    }
    changed++;
    if (firstChange == null) {
      firstChange = row;
    } else if (100 * changed > MOST_PERCENT_CHANGED * number) {
      throw firstChange.in(file);
    }
    lastChange = row;
    lastChangedRow = number;
    add(row, good);
  }

  /**
   * Judges the whole file.
   *
   * @throws TableException where it is short and not all good, or where much is bad
   */
  void finish(long good) throws TableException {
    long rows = good + bad;
    if (bad > 0 && (rows < SHORT_FILE || 100 * bad > MOST_PERCENT * rows)) {
      throw tooMany(rows);
    }
  }

  private TableException tooMany(long rows) {
    BadRow row = first.get(0);
    String count = bad > 1 ? " (" + bad + " of " + rows + " rows cannot be read)" : "";
    return new BadRow(row.line(), row.column(), row.problem() + count).in(file);
  }

  long count() {
    return bad;
  }

  List<BadRow> first() {
    return first;
  }
}
