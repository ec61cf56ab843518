package dev.vigil.cli.input;

import dev.vigil.cli.console.Figure;
import dev.vigil.formats.table.BadRow;
import dev.vigil.formats.table.ReadReport;
import dev.vigil.model.Verdict.Reason;
import dev.vigil.pipeline.Counts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What of a table was not judged, in lines for people. */
public final class LeftOut {
  private LeftOut() {}

  /** Values that were read and not judged, and series that were forgotten. */
  public static List<String> values(ReadReport read, Counts counts) {
    List<String> parts = new ArrayList<>();
    add(parts, read.missingValues(), "missing");
    add(parts, counts.rejected(Reason.NOT_FINITE) - read.missingValues(), "infinite");
    add(parts, counts.rejected(Reason.DUPLICATE), "repeated");
    add(parts, counts.rejected(Reason.LATE), "late");
    add(parts, counts.rejected(Reason.IMPOSSIBLE), "impossible");
    add(parts, counts.rejected(Reason.FIRST_OF_COUNTER), "first of a counter");
    add(parts, counts.rejected(Reason.COUNTER_RESET), "after a counter's reset");
    add(parts, counts.rejected(Reason.WRONG_SHAPE), "of a shape the detector does not read");
    add(parts, counts.rejected(Reason.SERIES_LIMIT), "of series beyond the limit");
    add(parts, counts.rejected(Reason.METRIC_LIMIT), "of series beyond that of their metric");
    add(parts, counts.rejected(Reason.DISABLED), "of series that are not watched");
    List<String> lines = new ArrayList<>();
    if (!parts.isEmpty()) {
      lines.add("values not judged: " + String.join(", ", parts));
    }
    if (counts.evicted() > 0) {
      lines.add(
          Figure.count(counts.evicted(), "time")
              + " a series was silent so long that it was"
              + " forgotten, and learnt anew if it came back");
    }
    return lines;
  }

  private static void add(List<String> parts, long count, String what) {
    if (count > 0) {
      parts.add(String.format(Locale.ROOT, "%,d %s", count, what));
    }
  }

  /**
   * Rows that could not be read.
   *
   * @param input name of the table
   */
  public static List<String> rows(String input, ReadReport read) {
    if (read.badRows() == 0) {
      return List.of();
    }
    BadRow first = read.firstBadRows().get(0);
    String column = first.column() > 0 ? ":" + first.column() : "";
    return List.of(
        Figure.count(read.badRows(), "bad row")
            + " left out, the first: "
            + input
            + ":"
            + first.line()
            + column
            + ": "
            + first.problem());
  }
}
