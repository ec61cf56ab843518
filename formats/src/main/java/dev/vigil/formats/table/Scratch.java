package dev.vigil.formats.table;

import java.util.Arrays;

/** Text of fields that could not be left where it stood, as UTF-8. One owner. */
final class Scratch {
  private byte[] bytes = new byte[1024];
  private int length;

  void clear() {
    length = 0;
  }

  int length() {
    return length;
  }

  byte[] bytes() {
    return bytes;
  }

  void add(byte one) {
    reserve(1);
    bytes[length++] = one;
  }

  void add(byte[] text, int from, int to) {
    reserve(to - from);
    System.arraycopy(text, from, bytes, length, to - from);
    length += to - from;
  }

  void add(char[] text, int from, int count) {
    reserve(3 * count);
    for (int i = from; i < from + count; i++) {
      char c = text[i];
      if (c < 0x80) {
        bytes[length++] = (byte) c;
      } else if (c < 0x800) {
        bytes[length++] = (byte) (0xc0 | (c >> 6));
        bytes[length++] = (byte) (0x80 | (c & 0x3f));
      } else if (Character.isHighSurrogate(c)
          && i + 1 < from + count
          && Character.isLowSurrogate(text[i + 1])) {
        addWide(Character.toCodePoint(c, text[++i]));
      } else {
        addThree(Character.isSurrogate(c) ? 0xfffd : c);
      }
    }
  }

  private void addThree(int c) {
    bytes[length++] = (byte) (0xe0 | (c >> 12));
    bytes[length++] = (byte) (0x80 | ((c >> 6) & 0x3f));
    bytes[length++] = (byte) (0x80 | (c & 0x3f));
  }

  private void addWide(int c) {
    bytes[length++] = (byte) (0xf0 | (c >> 18));
    bytes[length++] = (byte) (0x80 | ((c >> 12) & 0x3f));
    bytes[length++] = (byte) (0x80 | ((c >> 6) & 0x3f));
    bytes[length++] = (byte) (0x80 | (c & 0x3f));
  }

  private void reserve(int more) {
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(length + more, 2 * bytes.length));
    }
  }
}
