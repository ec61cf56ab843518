package dev.vigil.evaluation.data;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * The column {@code timestamp} of a file: dates and times in UTC, or an index that is taken for a
 * clock; the first row decides which. One owner.
 */
final class TimeColumn {
  private static final Pattern INDEX = Pattern.compile("\\d{1,10}");

  private final CsvFile csv;
  private final int field;
  private final long intervalMillis;
  private boolean read;
  private boolean indexed;

  /**
   * @param interval from one step of an index to the next, at most a day
   */
  TimeColumn(CsvFile csv, Duration interval) throws MalformedDataException {
    this.csv = csv;
    this.field = csv.column("timestamp");
    this.intervalMillis = interval.toMillis();
  }

  long epochMillis(CsvRecord row) throws MalformedDataException {
    String text = row.getField(field);
    boolean index = INDEX.matcher(text).matches();
    if (!read) {
      read = true;
      indexed = index;
    } else if (indexed != index) {
      throw csv.complaint(row, field, "'" + text + "' mixes a date with an index in one column");
    }
    if (index) {
      return Long.parseLong(text) * intervalMillis;
    }
    try {
      return SeriesFile.epochMillis(text);
    } catch (DateTimeException e) {
      MalformedDataException complaint =
          csv.complaint(row, field, "'" + text + "' is neither a date and time nor an index");
      complaint.initCause(e);
      throw complaint;
    }
  }

  /** Whether the rows so far had an index and no clock. */
  boolean indexed() {
    return indexed;
  }
}
