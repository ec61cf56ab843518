package dev.vigil.store;

import dev.vigil.model.SeriesKey;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Numbers series from 0 on, for whatever is kept of them in columns: some 20 bytes a series, where
 * a map of the JDK takes 60. The numbers of series that went are given again. One owner.
 *
 * <p>A table of numbers with open addressing and linear probing, at most two thirds full; what is
 * removed is closed up by moving back what follows, so that there are no tombstones.
 */
public final class SeriesSlots {
  public static final int NONE = -1;

  private static final int FIRST = 64;
  private static final int SPREAD = 0x9E3779B9;

  private int[] table = new int[2 * FIRST];
  private @Nullable SeriesKey[] keys = new SeriesKey[FIRST];
  private int[] hashes = new int[FIRST];
  private int[] free = new int[0];
  private int freed;
  private int end;

  /** The number of a series; {@link #NONE} if it has none. */
  public int of(SeriesKey series) {
    return table[place(series, series.hashCode() * SPREAD)] - 1;
  }

  /** The same; from now on it is known by this object, as one that went and came again is. */
  public int meet(SeriesKey series) {
    int slot = of(series);
    if (slot >= 0) {
      keys[slot] = series;
    }
    return slot;
  }

  /** The number of a series; where it has none, it is given one. */
  public int add(SeriesKey series) {
    int hash = series.hashCode() * SPREAD;
    int place = place(series, hash);
    if (table[place] != 0) {
      return table[place] - 1;
    }
    int slot = freed > 0 ? free[--freed] : end++;
    if (slot == keys.length) {
      keys = Arrays.copyOf(keys, 2 * slot);
      hashes = Arrays.copyOf(hashes, 2 * slot);
    }
    keys[slot] = series;
    hashes[slot] = hash;
    table[place] = slot + 1;
    if (3L * size() > 2L * table.length) {
      grow();
    }
    return slot;
  }

  /** Takes the number from a series; which it was, {@link #NONE} if it had none. */
  public int remove(SeriesKey series) {
    int place = place(series, series.hashCode() * SPREAD);
    int slot = table[place] - 1;
    if (slot < 0) {
      return NONE;
    }
    close(place);
    keys[slot] = null;
    if (freed == free.length) {
      free = Arrays.copyOf(free, Math.max(FIRST, 2 * freed));
    }
    free[freed++] = slot;
    return slot;
  }

  /**
   * The series that has a number, the same object as was {@linkplain #add added}, or {@linkplain
   * #meet met} last.
   */
  public @Nullable SeriesKey series(int slot) {
    return keys[slot];
  }

  /** How many series have a number. */
  public int size() {
    return end - freed;
  }

  /** All numbers are below this. */
  public int end() {
    return end;
  }

  /** Where a series stands in the table, or would. */
  private int place(SeriesKey series, int hash) {
    int mask = table.length - 1;
    int place = home(hash, mask);
    while (table[place] != 0) {
      int slot = table[place] - 1;
      if (hashes[slot] == hash && series.equals(keys[slot])) {
        return place;
      }
      place = (place + 1) & mask;
    }
    return place;
  }

  private static int home(int hash, int mask) {
    return (hash ^ hash >>> 15) & mask;
  }

  private void grow() {
    int[] larger = new int[2 * table.length];
    int mask = larger.length - 1;
    for (int entry : table) {
      if (entry != 0) {
        int place = home(hashes[entry - 1], mask);
        while (larger[place] != 0) {
          place = (place + 1) & mask;
        }
        larger[place] = entry;
      }
    }
    table = larger;
  }

  /** Empties a place; what stands behind it and could stand there moves up. */
  private void close(int place) {
    int mask = table.length - 1;
    int gap = place;
    for (int at = (place + 1) & mask; table[at] != 0; at = (at + 1) & mask) {
      int home = home(hashes[table[at] - 1], mask);
      if (((at - home) & mask) >= ((at - gap) & mask)) {
        table[gap] = table[at];
        gap = at;
      }
    }
    table[gap] = 0;
  }
}
