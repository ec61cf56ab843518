package dev.vigil.formats.table;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The first lines of a table, looked at before it is read, and put back in front of the rest. */
final class Head {
  private static final int ENOUGH_LINES = 256;
  private static final int ENOUGH_BYTES = 1 << 18;
  private static final int CHUNK = 1 << 16;
  private static final byte[] BOM = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

  private final byte[] bytes;
  private final boolean whole;
  private final @Nullable IOException failure;
  private final InputStream rest;

  private Head(byte[] bytes, boolean whole, @Nullable IOException failure, InputStream rest) {
    this.bytes = bytes;
    this.whole = whole;
    this.failure = failure;
    this.rest = rest;
  }

  /**
   * Reads on until there is enough to judge by. What fails after some text was read fails again
   * when the text is read, at its place.
   */
  static Head read(InputStream text) throws IOException {
    byte[] bytes = new byte[CHUNK];
    int length = 0;
    int lines = 0;
    try {
      while (lines < 2 || (lines < ENOUGH_LINES && length < ENOUGH_BYTES)) {
        if (length > LineReader.LONGEST_LINE) {
          throw new IOException(LineReader.TOO_LONG);
        }
        if (length == bytes.length) {
          bytes = Arrays.copyOf(bytes, 2 * length);
        }
        int count = text.read(bytes, length, bytes.length - length);
        if (count < 0) {
          return new Head(withoutBom(bytes, length), true, null, text);
        }
        lines += lineEnds(bytes, length, length + count);
        length += count;
      }
    } catch (IOException e) {
      if (lines == 0) {
        throw e;
      }
      return new Head(withoutBom(bytes, length), false, e, text);
    }
    return new Head(withoutBom(bytes, length), false, null, text);
  }

  private static int lineEnds(byte[] bytes, int from, int to) {
    int ends = 0;
    for (int i = from; i < to; i++) {
      if (bytes[i] == '\n' || bytes[i] == '\r') {
        ends++;
      }
    }
    return ends;
  }

  private static byte[] withoutBom(byte[] bytes, int length) {
    boolean marked = length >= 3 && Arrays.equals(bytes, 0, 3, BOM, 0, 3);
    return Arrays.copyOfRange(bytes, marked ? 3 : 0, length);
  }

  byte[] bytes() {
    return bytes;
  }

  /** The lines that are here to their end, for a first look. */
  LineReader lines() {
    int length = bytes.length;
    if (!whole) {
      while (length > 0 && bytes[length - 1] != '\n' && bytes[length - 1] != '\r') {
        length--;
      }
      length = length == 0 ? bytes.length : length;
    }
    return new LineReader(bytes, length, lineEnd());
  }

  /** All lines, these and the rest. */
  LineReader allLines() {
    InputStream after = failure == null ? rest : new Failing(failure);
    return new LineReader(
        new SequenceInputStream(new ByteArrayInputStream(bytes), after), lineEnd());
  }

  /** Line feed, or the carriage return of old files that have no line feed at all. */
  private byte lineEnd() {
    boolean feeds = false;
    boolean returns = false;
    for (byte b : bytes) {
      feeds |= b == '\n';
      returns |= b == '\r';
    }
    return (byte) (returns && !feeds ? '\r' : '\n');
  }

  /** The first byte that is no blank, or 0. */
  byte first() {
    for (byte b : bytes) {
      if (b > ' ' || b < 0) {
        return b;
      }
    }
    return 0;
  }

  /** Throws what ended the head, if it was not its size. */
  void failIfCut() throws IOException {
    if (failure != null) {
      throw failure;
    }
  }

  private static final class Failing extends InputStream {
    private final IOException failure;

    Failing(IOException failure) {
      this.failure = failure;
    }

    @Override
    public int read() throws IOException {
      throw failure;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      throw failure;
    }
  }
}
