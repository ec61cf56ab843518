package dev.vigil.formats.wire;

import dev.vigil.model.SeriesKey;
import dev.vigil.pipeline.ValueKind;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Numbers for series, which are found again by the bytes that a sender names them with: name and
 * labels are made once and not for each point. One owner.
 *
 * <p>It holds so many series and no more. A series beyond that gets a number for its request alone.
 * When as many such have come as there are places, everything is forgotten and learnt anew, which
 * at most doubles the work and lets go of series that nobody sends any more; {@link #generation}
 * tells it. A search looks at {@value #FARTHEST} places at most, so that names chosen to collide
 * cost little.
 */
public final class KnownSeries {
  /** The answer to bytes that are not known. */
  static final int NONE = -1;

  private static final int FARTHEST = 32;
  private static final int USUAL_BYTES = 512;
  private static final int FIRST_ROOM = 64;

  private final int most;
  private final long mostBytes;
  private byte[][] raws = new byte[FIRST_ROOM][];
  private @Nullable SeriesKey[] keys = new SeriesKey[FIRST_ROOM];
  private @Nullable ValueKind[] kinds = new ValueKind[FIRST_ROOM];
  private int[] hashes = new int[FIRST_ROOM];
  private int[] slots = new int[256];
  private int size;
  private int passing;
  private long bytes;
  private long strangers;
  private int generation;

  KnownSeries(int most) {
    this.most = most;
    this.mostBytes = (long) most * USUAL_BYTES;
  }

  /** The name and labels of a number of this request. */
  public SeriesKey key(int series) {
    SeriesKey key = series < size + passing ? keys[series] : null;
    if (key == null) {
      throw new IllegalArgumentException("no series has the number " + series);
    }
    return key;
  }

  /** What the sender says the numbers of a series are; null if it was never said. */
  public @Nullable ValueKind kind(int series) {
    return kinds[series];
  }

  /** How many series are found again; numbers up to this one go on to the next request. */
  public int size() {
    return size;
  }

  /** Counts how often everything was forgotten; numbers of another generation mean nothing. */
  public int generation() {
    return generation;
  }

  /** To be called before each request. */
  void begin() {
    Arrays.fill(keys, size, size + passing, null);
    Arrays.fill(kinds, size, size + passing, null);
    passing = 0;
    if (keys.length > FIRST_ROOM && keys.length > 4 * size) {
      room(Math.max(FIRST_ROOM, 2 * size));
    }
    if (strangers > most) {
      forget();
    }
  }

  private void forget() {
    Arrays.fill(raws, 0, size, null);
    Arrays.fill(keys, null);
    Arrays.fill(kinds, null);
    Arrays.fill(slots, 0);
    size = 0;
    bytes = 0;
    strangers = 0;
    generation++;
  }

  void kind(int series, ValueKind kind) {
    kinds[series] = kind;
  }

  /** The number of the series with these bytes, or {@link #NONE}. */
  int find(byte[] raw, int from, int to) {
    int hash = ByteHash.of(raw, from, to);
    for (int step = 0; step < FARTHEST; step++) {
      int number = slots[(hash + step) & (slots.length - 1)] - 1;
      if (number < 0) {
        return NONE;
      }
      if (hashes[number] == hash
          && Arrays.equals(raws[number], 0, raws[number].length, raw, from, to)) {
        return number;
      }
    }
    return NONE;
  }

  int find(KeyBytes raw) {
    return find(raw.bytes(), 0, raw.length());
  }

  /** Gives a number to a series that was not found. */
  int add(byte[] raw, int from, int to, SeriesKey key) {
    int hash = ByteHash.of(raw, from, to);
    int slot = size < most && bytes + to - from <= mostBytes ? free(hash) : NONE;
    if (slot == NONE || passing > 0) {
      return addPassing(key);
    }
    reserve(size + 1);
    raws[size] = Arrays.copyOfRange(raw, from, to);
    hashes[size] = hash;
    keys[size] = key;
    kinds[size] = null;
    bytes += to - from;
    slots[slot] = ++size;
    int number = size - 1;
    if (4 * size > slots.length) {
      widen();
    }
    return number;
  }

  int add(KeyBytes raw, SeriesKey key) {
    return add(raw.bytes(), 0, raw.length(), key);
  }

  /** Numbers for one request lie behind the lasting ones, so that none may follow them then. */
  private int addPassing(SeriesKey key) {
    strangers++;
    int number = size + passing++;
    reserve(number + 1);
    keys[number] = key;
    kinds[number] = null;
    return number;
  }

  private int free(int hash) {
    for (int step = 0; step < FARTHEST; step++) {
      int slot = (hash + step) & (slots.length - 1);
      if (slots[slot] == 0) {
        return slot;
      }
    }
    return NONE;
  }

  private void reserve(int wanted) {
    if (wanted > keys.length) {
      room(Math.max(wanted, 2 * keys.length));
    }
  }

  private void room(int room) {
    keys = Arrays.copyOf(keys, room);
    kinds = Arrays.copyOf(kinds, room);
    raws = Arrays.copyOf(raws, room);
    hashes = Arrays.copyOf(hashes, room);
  }

  private void widen() {
    slots = new int[2 * slots.length];
    for (int number = 0; number < size; number++) {
      int slot = free(hashes[number]);
      if (slot != NONE) {
        slots[slot] = number + 1;
      }
    }
  }
}
