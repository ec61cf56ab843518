package dev.vigil.formats.table;

import java.util.Arrays;

/** Numbers for texts in the order in which they are first seen; no text is made to look one up. */
final class SeriesIndex {
  private static final byte SEPARATOR = 0x1f;

  private final Scratch key = new Scratch();
  private byte[][] keys = new byte[16][];
  private int[] slots = new int[64];
  private int size;
  private int last = -1;

  /** The number of the texts in these columns, the next one if they are new. */
  int of(Row row, int[] columns) {
    key.clear();
    for (int column : columns) {
      if (!row.absent(column)) {
        key.add(row.data(), row.start(column), row.end(column));
      }
      key.add(SEPARATOR);
    }
    if (last >= 0 && matches(last)) {
      return last;
    }
    int at = slot(hash(key.bytes(), key.length()));
    while (slots[at] != 0) {
      if (matches(slots[at] - 1)) {
        last = slots[at] - 1;
        return last;
      }
      at = (at + 1) & (slots.length - 1);
    }
    slots[at] = add();
    last = size - 1;
    makeRoom();
    return last;
  }

  private boolean matches(int number) {
    byte[] known = keys[number];
    return Arrays.equals(known, 0, known.length, key.bytes(), 0, key.length());
  }

  private int add() {
    if (size == keys.length) {
      keys = Arrays.copyOf(keys, 2 * size);
    }
    keys[size++] = Arrays.copyOf(key.bytes(), key.length());
    return size;
  }

  /** Keeps at least half of the slots free. */
  private void makeRoom() {
    if (2 * size < slots.length) {
      return;
    }
    slots = new int[2 * slots.length];
    for (int number = 0; number < size; number++) {
      int at = slot(hash(keys[number], keys[number].length));
      while (slots[at] != 0) {
        at = (at + 1) & (slots.length - 1);
      }
      slots[at] = number + 1;
    }
  }

  private int slot(long hash) {
    return (int) (hash >>> 32) & (slots.length - 1);
  }

  private static long hash(byte[] text, int length) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < length; i++) {
      hash = (hash ^ text[i]) * 0x100000001b3L;
    }
    return hash * 0x9e3779b97f4a7c15L;
  }
}
