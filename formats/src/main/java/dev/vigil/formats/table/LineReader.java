package dev.vigil.formats.table;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Lines as ranges of one buffer, which is filled again and again. One owner. */
final class LineReader {
  /** A longer line is no table. */
  static final int LONGEST_LINE = 1 << 24;

  static final String TOO_LONG = "a line is longer than " + LONGEST_LINE / (1 << 20) + " MiB";

  private static final int BUFFER = 1 << 17;

  private final InputStream in;
  private final byte lineEnd;
  private byte[] buffer;
  private int start;
  private int end;
  private int next;
  private int limit;
  private long line;
  private long following = 1;

  LineReader(InputStream in, byte lineEnd) {
    this.in = in;
    this.lineEnd = lineEnd;
    this.buffer = new byte[BUFFER];
  }

  /** Lines of a text at hand, which is left as it is. */
  LineReader(byte[] text, int length, byte lineEnd) {
    this.in = InputStream.nullInputStream();
    this.lineEnd = lineEnd;
    this.buffer = Arrays.copyOf(text, length + 1);
    this.limit = length;
  }

  /** Goes on to the next line, if there is one. */
  boolean next() throws IOException {
    start = next;
    line = following;
    return toLineEnd();
  }

  /** Takes the next line, if there is one, into this one. */
  boolean extend() throws IOException {
    return toLineEnd();
  }

  /**
   * Gives back the lines that {@link #extend} took.
   *
   * @param length of the line as it was before
   * @param after where the next line began, from the start of this one
   */
  void shrink(int length, int after) {
    end = start + length;
    next = start + after;
    following = line + 1;
  }

  private boolean toLineEnd() throws IOException {
    int from = next;
    while (true) {
      int at = from;
      byte[] bytes = buffer;
      int stop = limit;
      byte sign = lineEnd;
      while (at < stop && bytes[at] != sign) {
        at++;
      }
      if (at < stop) {
        end = at;
        next = at + 1;
        following++;
        return true;
      }
      int scanned = at - start;
      int began = from - start;
      if (!fill()) {
        boolean some = limit - start > began;
        end = limit;
        next = limit;
        following += some ? 1 : 0;
        return some;
      }
      from = start + scanned;
    }
  }

  /** Reads more behind what is kept: the line at hand. False at the end of the text. */
  private boolean fill() throws IOException {
    if (start > 0) {
      System.arraycopy(buffer, start, buffer, 0, limit - start);
      end -= start;
      next -= start;
      limit -= start;
      start = 0;
    }
    if (limit == buffer.length) {
      if (limit >= LONGEST_LINE) {
        throw new IOException(TOO_LONG);
      }
      buffer = Arrays.copyOf(buffer, Math.min(LONGEST_LINE, 2 * limit));
    }
    int count = in.read(buffer, limit, buffer.length - limit);
    if (count < 0) {
      return false;
    }
    limit += count;
    return true;
  }

  byte[] buffer() {
    return buffer;
  }

  int start() {
    return start;
  }

  /** After the last byte of the line, without its carriage return. */
  int end() {
    return end > start && buffer[end - 1] == '\r' ? end - 1 : end;
  }

  /** Bytes of the line, its carriage return counted. */
  int length() {
    return end - start;
  }

  /** Bytes from the start of this line to the start of the next. */
  int span() {
    return next - start;
  }

  /** The number of the first line at hand, counted from 1. */
  long line() {
    return line;
  }
}
