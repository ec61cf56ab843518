package dev.vigil.formats.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/**
 * The fields of one record of CSV (RFC 4180): a field in quotes may hold the delimiter, ends of
 * lines, and a quote that is written twice. Blanks around a field without quotes are not part of
 * it. One owner.
 */
final class CsvRecord {
  /** A quote is not closed before the end. */
  static final int OPEN = -1;

  private static final int FIRST_ROOM = 16;

  private final int most;
  private byte delimiter = ',';
  private byte[] body = {};
  private int[] starts = new int[FIRST_ROOM];
  private int[] ends = new int[FIRST_ROOM];
  private boolean[] copied = new boolean[FIRST_ROOM];
  private byte[] copies = {};
  private int copiesLength;
  private int count;
  private boolean stray;

  /**
   * @param most fields that are kept; more are only counted
   */
  CsvRecord(int most) {
    this.most = most;
  }

  CsvRecord delimitedBy(byte one) {
    delimiter = one;
    return this;
  }

  /**
   * Reads a record.
   *
   * @return where the next one begins, or {@link #OPEN}
   */
  int read(byte[] bytes, int from, int length) {
    body = bytes;
    count = 0;
    copiesLength = 0;
    stray = false;
    int at = from;
    while (true) {
      int start = skipBlank(at, length);
      at = start < length && bytes[start] == '"' ? quoted(start, length) : plain(start, length);
      if (at == OPEN || at >= length) {
        return at;
      }
      if (bytes[at] == '\n') {
        return at + 1;
      }
      at++;
    }
  }

  private int skipBlank(int from, int length) {
    int at = from;
    while (at < length && body[at] == ' ') {
      at++;
    }
    return at;
  }

  private boolean ends(int at, int length) {
    return at >= length || body[at] == delimiter || body[at] == '\n';
  }

  private int plain(int from, int length) {
    int at = from;
    while (!ends(at, length)) {
      at++;
    }
    int end = at;
    while (end > from && (body[end - 1] == ' ' || (body[end - 1] == '\r' && !inside(at, length)))) {
      end--;
    }
    add(from, end, false);
    return at;
  }

  private boolean inside(int at, int length) {
    return at < length && body[at] == delimiter;
  }

  private int quoted(int from, int length) {
    int start = from + 1;
    int copy = -1;
    int at = start;
    while (true) {
      while (at < length && body[at] != '"') {
        at++;
      }
      if (at >= length) {
        return OPEN;
      }
      if (at + 1 >= length || body[at + 1] != '"') {
        break;
      }
      copy = copy < 0 ? copiesLength : copy;
      copy(start, at + 1);
      at += 2;
      start = at;
    }
    if (copy < 0) {
      add(start, at, false);
    } else {
      copy(start, at);
      add(copy, copiesLength, true);
    }
    return behindQuote(at + 1, length);
  }

  /** Only blanks may stand between a closing quote and the next field. */
  private int behindQuote(int from, int length) {
    int at = from;
    while (!ends(at, length)) {
      stray |= body[at] != ' ' && body[at] != '\r';
      at++;
    }
    return at;
  }

  private void copy(int from, int to) {
    int size = to - from;
    if (copiesLength + size > copies.length) {
      copies = Arrays.copyOf(copies, Math.max(copiesLength + size, 2 * copies.length));
    }
    System.arraycopy(body, from, copies, copiesLength, size);
    copiesLength += size;
  }

  private void add(int from, int to, boolean copy) {
    if (count < most) {
      if (count == starts.length) {
        starts = Arrays.copyOf(starts, 2 * count);
        ends = Arrays.copyOf(ends, 2 * count);
        copied = Arrays.copyOf(copied, 2 * count);
      }
      starts[count] = from;
      ends[count] = to;
      copied[count] = copy;
    }
    count++;
  }

  /** How many fields there are, those that are not kept among them. */
  int count() {
    return count;
  }

  /** Whether something stands behind the quote that closes a field. */
  boolean hasStray() {
    return stray;
  }

  /** Whether it is an empty line. */
  boolean isBlank() {
    return count == 1 && isEmpty(0) && !stray;
  }

  boolean isEmpty(int field) {
    return starts[field] == ends[field];
  }

  /** What holds the bytes of a field. */
  byte[] bytes(int field) {
    return copied[field] ? copies : body;
  }

  int start(int field) {
    return starts[field];
  }

  int end(int field) {
    return ends[field];
  }

  String text(int field) {
    return new String(bytes(field), start(field), end(field) - start(field), UTF_8);
  }
}
