package dev.vigil.formats.wire;

import dev.vigil.model.SeriesKey;
import dev.vigil.pipeline.ValueKind;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of series by the bytes that senders name them with, of all who read for one tenant.
 * Numbers are only added, so that a search needs no lock: what a number stands for is written
 * before the number can be found. Thread-safe.
 *
 * <p>Senders name the same series in the same order again and again. So each number remembers which
 * came behind it last, which is where a search begins: mostly it ends there, after one comparison
 * of bytes that lie near those before. Otherwise it looks at {@value #FARTHEST} places at most, so
 * that names chosen to collide cost little.
 */
final class SeriesTable {
  /** The answer to bytes that are not known. */
  static final int NONE = -1;

  private static final VarHandle INTS = MethodHandles.arrayElementVarHandle(int[].class);
  private static final int FARTHEST = 32;
  private static final int FIRST_ROOM = 64;
  private static final int FIRST_SLOTS = 256;
  private static final int PAGE_BITS = 20;
  private static final int PAGE = 1 << PAGE_BITS;

  private final int most;
  private final long mostBytes;

  /** Stands for these numbers where they are handed on. */
  private final Object identity = new Object();

  private volatile Room room = new Room(FIRST_ROOM, FIRST_SLOTS);
  private volatile int size;
  private long bytes;
  private int pageEnd = PAGE;

  /** Where things lie; another one when there are more. */
  private static final class Room {
    final SeriesKey[] keys;
    final @Nullable ValueKind[] kinds;
    final int[] hashes;
    final int[] lengths;

    /** Page and place in it. */
    final long[] places;

    /** Numbers, each with 1 added; 0 for none. */
    final int[] next;

    final int[] slots;
    byte[][] pages = {};

    Room(int series, int slots) {
      this.keys = new SeriesKey[series];
      this.kinds = new ValueKind[series];
      this.hashes = new int[series];
      this.lengths = new int[series];
      this.places = new long[series];
      this.next = new int[series];
      this.slots = new int[slots];
    }

    boolean is(int number, byte[] raw, int from, int to) {
      int length = lengths[number];
      if (length != to - from) {
        return false;
      }
      byte[] page = pages[(int) (places[number] >>> PAGE_BITS)];
      int at = (int) places[number] & PAGE - 1;
      return Arrays.equals(page, at, at + length, raw, from, to);
    }

    int free(int hash) {
      for (int step = 0; step < FARTHEST; step++) {
        int slot = (hash + step) & (slots.length - 1);
        if (slots[slot] == 0) {
          return slot;
        }
      }
      return NONE;
    }
  }

  SeriesTable(int most, long mostBytes) {
    this.most = most;
    this.mostBytes = mostBytes;
  }

  Object identity() {
    return identity;
  }

  int size() {
    return size;
  }

  SeriesKey key(int number) {
    return room.keys[number];
  }

  @Nullable ValueKind kind(int number) {
    return room.kinds[number];
  }

  /** Of two who say something else, one is right. */
  synchronized void kind(int number, ValueKind kind) {
    room.kinds[number] = kind;
  }

  /**
   * The number of the series with these bytes, or {@link #NONE}.
   *
   * @param before the number found before; {@link #NONE} if there is none
   */
  int find(byte[] raw, int from, int to, int before) {
    Room all = room;
    if (before >= 0) {
      int guess = (int) INTS.getAcquire(all.next, before) - 1;
      if (guess >= 0 && guess < all.lengths.length && all.is(guess, raw, from, to)) {
        return guess;
      }
    }
    int found = search(all, raw, from, to);
    if (found >= 0 && before >= 0) {
      INTS.setRelease(all.next, before, found + 1);
    }
    return found;
  }

  private static int search(Room all, byte[] raw, int from, int to) {
    int hash = ByteHash.of(raw, from, to);
    for (int step = 0; step < FARTHEST; step++) {
      int slot = (hash + step) & (all.slots.length - 1);
      int number = (int) INTS.getAcquire(all.slots, slot) - 1;
      if (number < 0) {
        return NONE;
      }
      if (all.hashes[number] == hash && all.is(number, raw, from, to)) {
        return number;
      }
    }
    return NONE;
  }

  /** Gives a number to a series that was not found; {@link #NONE} if there is no room for it. */
  synchronized int add(byte[] raw, int from, int to, SeriesKey key) {
    int known = search(room, raw, from, to);
    if (known >= 0) {
      return known; // another was faster
    }
    int length = to - from;
    if (size >= most || bytes + length > mostBytes || length > PAGE) {
      return NONE;
    }
    if (size == room.keys.length || 4 * size >= room.slots.length) {
      widen();
    }
    int hash = ByteHash.of(raw, from, to);
    int slot = room.free(hash);
    if (slot == NONE) {
      return NONE;
    }
    int number = size;
    room.places[number] = keep(raw, from, length);
    room.lengths[number] = length;
    room.hashes[number] = hash;
    room.keys[number] = key;
    bytes += length;
    size = number + 1;
    INTS.setRelease(room.slots, slot, number + 1);
    return number;
  }

  private long keep(byte[] raw, int from, int length) {
    Room all = room;
    if (pageEnd + length > PAGE) {
      byte[][] more = Arrays.copyOf(all.pages, all.pages.length + 1);
      more[all.pages.length] = new byte[PAGE];
      all.pages = more; // seen by whoever sees a number of a series in it
      pageEnd = 0;
    }
    int page = all.pages.length - 1;
    System.arraycopy(raw, from, all.pages[page], pageEnd, length);
    long place = (long) page << PAGE_BITS | pageEnd;
    pageEnd += length;
    return place;
  }

  private void widen() {
    Room old = room;
    int series = old.keys.length == size ? 2 * size : old.keys.length;
    Room wide =
        new Room(series, 4 * size >= old.slots.length ? 2 * old.slots.length : old.slots.length);
    System.arraycopy(old.keys, 0, wide.keys, 0, size);
    System.arraycopy(old.kinds, 0, wide.kinds, 0, size);
    System.arraycopy(old.hashes, 0, wide.hashes, 0, size);
    System.arraycopy(old.lengths, 0, wide.lengths, 0, size);
    System.arraycopy(old.places, 0, wide.places, 0, size);
    System.arraycopy(old.next, 0, wide.next, 0, size);
    wide.pages = old.pages;
    for (int number = 0; number < size; number++) {
      int slot = wide.free(wide.hashes[number]);
      if (slot != NONE) {
        wide.slots[slot] = number + 1;
      }
    }
    room = wide;
  }
}
