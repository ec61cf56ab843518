package dev.vigil.formats.table;

import java.io.IOException;

/**
 * Rows of CSV. Plain fields, and quoted ones without a quote inside, are left where they lie; a
 * record with anything odd goes to {@link QuotedRecord}. A quote that is never closed costs one row
 * and not the rest of the file, which is why lines are cut here and not by the CSV library.
 */
final class CsvRows implements RowSource {
  private static final byte QUOTE = '"';
  private static final int MOST_LINES = 1_000;
  private static final int MOST_BYTES = 1 << 20;
  private static final int ANY = -1;
  private static final int NOT_SIMPLE = -1;

  private final LineReader lines;
  private final byte delimiter;
  private final QuotedRecord quoted;
  private int columns = ANY;
  private long comments;

  CsvRows(LineReader lines, byte delimiter) {
    this.lines = lines;
    this.delimiter = delimiter;
    this.quoted = new QuotedRecord(delimiter);
  }

  /** From here on a row has this many fields. */
  void expect(int fields) {
    columns = fields;
  }

  @Override
  public boolean next(Row row) throws IOException {
    while (lines.next()) {
      int start = lines.start();
      int end = lines.end();
      byte[] text = lines.buffer();
      if (start == end) {
        continue;
      }
      if (text[start] == '#') {
        comments++;
        continue;
      }
      row.begin(text, start, lines.line(), text);
      if (!split(text, start, end, row)) {
        readQuoted(row);
      } else if (row.length(0) == 0 && row.blank()) {
        continue;
      }
      if (row.problem() == null) {
        checkCount(row);
      }
      return true;
    }
    return false;
  }

  /** Cuts a line at its delimiters; false where a quoted field is not a simple one. */
  private boolean split(byte[] text, int start, int end, Row row) {
    byte sign = delimiter;
    int field = start;
    int at = start;
    while (at < end) {
      byte b = text[at];
      if (b == sign) {
        row.add(field, at, field - start);
        field = at + 1;
      } else if (b == QUOTE && isBlank(text, field, at)) {
        int close = field == at ? simpleClose(text, at + 1, end) : NOT_SIMPLE;
        if (close == NOT_SIMPLE) {
          return false;
        }
        row.add(at + 1, close, at + 1 - start);
        if (close + 1 == end) {
          return true;
        }
        at = close + 1;
        field = at + 1;
      }
      at++;
    }
    row.add(field, end, field - start);
    return true;
  }

  /** Where the quote closes, if the field ends with it. */
  private int simpleClose(byte[] text, int from, int end) {
    for (int at = from; at < end; at++) {
      if (text[at] == QUOTE) {
        return at + 1 == end || text[at + 1] == delimiter ? at : NOT_SIMPLE;
      }
    }
    return NOT_SIMPLE;
  }

  private static boolean isBlank(byte[] text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (text[i] != ' ' && text[i] != '\t') {
        return false;
      }
    }
    return true;
  }

  /** A record with quotes may span lines; where it makes no sense, only its first line is lost. */
  private void readQuoted(Row row) throws IOException {
    if (quoted.read(lines, row)) {
      return;
    }
    int length = lines.length();
    int span = lines.span();
    long quotes = quotes(0, length);
    int taken = 1;
    int seen = length;
    while (quotes % 2 != 0 && taken < MOST_LINES && seen < MOST_BYTES && lines.extend()) {
      quotes += quotes(seen, lines.length());
      seen = lines.length();
      taken++;
    }
    boolean whole = taken > 1 && quotes % 2 == 0 && quoted.read(lines, row);
    if (!whole || (columns != ANY && row.count() != columns)) {
      lines.shrink(length, span);
      row.begin(lines.buffer(), lines.start(), lines.line(), lines.buffer());
      row.refuse("a quoted field does not end where it should", -1);
    }
  }

  private long quotes(int from, int to) {
    byte[] text = lines.buffer();
    long quotes = 0;
    for (int i = lines.start() + from; i < lines.start() + to; i++) {
      quotes += text[i] == QUOTE ? 1 : 0;
    }
    return quotes;
  }

  /** Empty fields too many are what spreadsheets leave behind. */
  private void checkCount(Row row) {
    if (columns == ANY || row.count() == columns) {
      return;
    }
    boolean emptyTail = row.count() > columns;
    for (int i = columns; i < row.count() && emptyTail; i++) {
      emptyTail = row.length(i) == 0;
    }
    if (!emptyTail) {
      row.refuse(
          row.count()
              + (row.count() == 1 ? " field" : " fields")
              + " where "
              + columns
              + " are expected",
          -1);
    }
  }

  @Override
  public long line() {
    return lines.line();
  }

  @Override
  public long comments() {
    return comments;
  }
}
