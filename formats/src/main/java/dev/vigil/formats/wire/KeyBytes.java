package dev.vigil.formats.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Bytes that a series is found by, put together part by part. One owner. */
final class KeyBytes {
  private static final int LENGTH_BYTES = 4;
  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private static final int FIRST_ROOM = 512;
  private static final int KEPT_ROOM = 1 << 17;

  private byte[] bytes = new byte[FIRST_ROOM];
  private int length;

  void clear() {
    length = 0;
    if (bytes.length > KEPT_ROOM) {
      bytes = new byte[FIRST_ROOM];
    }
  }

  byte[] bytes() {
    return bytes;
  }

  int length() {
    return length;
  }

  /** Forgets what lies behind a length that was told before. */
  void cut(int to) {
    length = to;
  }

  KeyBytes add(int one) {
    reserve(1);
    bytes[length++] = (byte) one;
    return this;
  }

  KeyBytes add(byte[] text, int from, int to) {
    reserve(to - from);
    System.arraycopy(text, from, bytes, length, to - from);
    length += to - from;
    return this;
  }

  /** A text with its length before it, so that no two rows of texts give the same bytes. */
  KeyBytes text(byte[] text, int from, int to) {
    int size = to - from;
    reserve(LENGTH_BYTES + size);
    INTS.set(bytes, length, size);
    System.arraycopy(text, from, bytes, length + LENGTH_BYTES, size);
    length += LENGTH_BYTES + size;
    return this;
  }

  KeyBytes text(String text) {
    int at = length;
    int size = text.length();
    beginText(3 * size);
    int i = 0;
    for (; i < size && text.charAt(i) < 0x80; i++) {
      bytes[length++] = (byte) text.charAt(i);
    }
    if (i < size) {
      byte[] rest = text.substring(i).getBytes(UTF_8);
      add(rest, 0, rest.length);
    }
    return endText(at);
  }

  KeyBytes text(char[] text, int from, int count) {
    int at = length;
    beginText(3 * count);
    int i = from;
    for (; i < from + count && text[i] < 0x80; i++) {
      bytes[length++] = (byte) text[i];
    }
    if (i < from + count) {
      byte[] rest = new String(text, i, from + count - i).getBytes(UTF_8);
      add(rest, 0, rest.length);
    }
    return endText(at);
  }

  private void beginText(int mostBytes) {
    reserve(LENGTH_BYTES + mostBytes);
    length += LENGTH_BYTES;
  }

  private KeyBytes endText(int at) {
    INTS.set(bytes, at, length - at - LENGTH_BYTES);
    return this;
  }

  /** The length that {@link #text} put at a place. */
  int lengthAt(int at) {
    return (int) INTS.get(bytes, at);
  }

  /** The place behind the text at a place. */
  int endAt(int at) {
    return at + LENGTH_BYTES + lengthAt(at);
  }

  /** The text at a place. */
  String textAt(int at) {
    return new String(bytes, at + LENGTH_BYTES, lengthAt(at), UTF_8);
  }

  private void reserve(int more) {
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(length + more, 2 * bytes.length));
    }
  }
}
