package dev.vigil.formats.table;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The row at hand: its fields as ranges of bytes, trimmed, and where they stood in the file. Filled
 * again for every row; one owner.
 */
final class Row {
  private static final int ABSENT = -1;
  private static final byte[] NOTHING = {};

  private byte[] data = NOTHING;
  private byte[] raw = NOTHING;
  private int rawStart;
  private int[] starts = new int[16];
  private int[] ends = new int[16];
  private int[] offsets = new int[16];
  private int count;
  private long line;
  private @Nullable String problem;
  private int problemOffset;

  /**
   * Begins a row without fields.
   *
   * @param text the line or lines that the row is written in
   * @param fields where the fields will lie, often the same
   */
  void begin(byte[] text, int start, long firstLine, byte[] fields) {
    raw = text;
    rawStart = start;
    line = firstLine;
    data = fields;
    count = 0;
    problem = null;
  }

  /**
   * Adds a field.
   *
   * @param offset where it stood, in bytes from the start of the row
   */
  void add(int from, int to, int offset) {
    if (count == starts.length) {
      reserve(count + 1);
    }
    put(count++, from, to, offset);
  }

  /** Makes all fields up to a number, absent until they are put. */
  void expect(int fields) {
    reserve(fields);
    Arrays.fill(starts, count, fields, ABSENT);
    Arrays.fill(ends, count, fields, ABSENT);
    count = fields;
  }

  void put(int field, int from, int to, int offset) {
    byte[] text = data;
    int first = from;
    int last = to;
    while (first < last && isBlank(text[first])) {
      first++;
    }
    while (last > first && isBlank(text[last - 1])) {
      last--;
    }
    starts[field] = first;
    ends[field] = last;
    offsets[field] = offset + (first - from);
  }

  /** The fields moved, as a scratch area does when it grows. */
  void lieIn(byte[] fields) {
    data = fields;
  }

  void refuse(String why, int offset) {
    problem = why;
    problemOffset = offset;
  }

  private void reserve(int fields) {
    if (fields > starts.length) {
      int room = Math.max(fields, 2 * starts.length);
      starts = Arrays.copyOf(starts, room);
      ends = Arrays.copyOf(ends, room);
      offsets = Arrays.copyOf(offsets, room);
    }
  }

  private static boolean isBlank(byte b) {
    return b >= 0 && b <= ' ';
  }

  byte[] data() {
    return data;
  }

  int count() {
    return count;
  }

  int start(int field) {
    return starts[field];
  }

  int end(int field) {
    return ends[field];
  }

  int length(int field) {
    return ends[field] - starts[field];
  }

  /** Whether the row does not speak of the column at all; only JSON can do that. */
  boolean absent(int field) {
    return field >= count || starts[field] == ABSENT;
  }

  String text(int field) {
    return absent(field) ? "" : new String(data, starts[field], length(field), UTF_8);
  }

  boolean blank() {
    for (int i = 0; i < count; i++) {
      if (length(i) > 0) {
        return false;
      }
    }
    return true;
  }

  @Nullable String problem() {
    return problem;
  }

  BadRow bad() {
    return bad(problem == null ? "" : problem, problemOffset);
  }

  BadRow bad(int field, String why) {
    return absent(field) ? new BadRow(line, 0, why) : bad(why, offsets[field]);
  }

  /** Walks to the place, over the line ends that a quoted field may hold. */
  private BadRow bad(String why, int offset) {
    if (offset < 0) {
      return new BadRow(line, 0, why);
    }
    long at = line;
    int column = 1;
    for (int i = rawStart; i < rawStart + offset && i < raw.length; i++) {
      if (raw[i] == '\n') {
        at++;
        column = 1;
      } else if ((raw[i] & 0xc0) != 0x80) {
        column++;
      }
    }
    return new BadRow(at, column, why);
  }

  long line() {
    return line;
  }
}
