package dev.vigil.config;

import dev.vigil.model.SeriesKey;
import java.util.List;

/**
 * Which points are taken, where there are more than anybody wants. What is taken of a series
 * follows from its name and the time of the point alone, so that one that is sent again is taken
 * again. Immutable.
 */
public final class Sampling {
  /** All of them are taken. */
  public static final Sampling NONE = new Sampling(List.of());

  private static final long MIX = 0x9E3779B97F4A7C15L;
  private static final long FNV_START = 0xCBF29CE484222325L;
  private static final long FNV_TIMES = 0x100000001B3L;

  private final List<Matched<Share>> entries;

  /**
   * So many of so many points.
   *
   * @param keep 0 or more
   * @param of at least {@code keep}, and 1
   */
  public record Share(int keep, int of) {
    /** As it is written: {@code 1 in 10}. */
    @Override
    public String toString() {
      return keep + " in " + of;
    }

    /**
     * Whether a point is taken.
     *
     * @param series hash of its series
     */
    boolean takes(long series, long epochMillis) {
      long mixed = (series ^ epochMillis) * MIX;
      mixed = (mixed ^ (mixed >>> 32)) * MIX;
      return Long.remainderUnsigned(mixed ^ (mixed >>> 29), of) < keep;
    }
  }

  Sampling(List<Matched<Share>> entries) {
    this.entries = List.copyOf(entries);
  }

  /** Whether all points are taken. */
  public boolean isNone() {
    return entries.isEmpty();
  }

  /** The entry of a series, counted from 0; -1 where all of its points are taken. */
  public int entryOf(SeriesKey series) {
    for (int at = 0; at < entries.size(); at++) {
      if (entries.get(at).pattern().matches(series)) {
        return at;
      }
    }
    return -1;
  }

  /** What an entry is for, and how much it takes, in words: {@code debug_*: 1 in 10}. */
  public String words(int entry) {
    Matched<Share> one = entries.get(entry);
    return one.pattern() + ": " + one.value();
  }

  /** How many entries there are. */
  public int size() {
    return entries.size();
  }

  /**
   * Whether a point of a series that an entry is for is taken.
   *
   * @param hash of the series, see {@link #hash}
   */
  public boolean takes(int entry, long hash, long epochMillis) {
    return entries.get(entry).value().takes(hash, epochMillis);
  }

  /** A hash of a series that is the same in every process. */
  public static long hash(SeriesKey series) {
    String name = series.toString();
    long hash = FNV_START;
    for (int i = 0; i < name.length(); i++) {
      hash = (hash ^ name.charAt(i)) * FNV_TIMES;
    }
    return hash;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Sampling that && entries.equals(that.entries);
  }

  @Override
  public int hashCode() {
    return entries.hashCode();
  }

  @Override
  public String toString() {
    return entries.toString();
  }
}
