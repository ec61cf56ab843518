package dev.vigil.formats.wire;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Remembers what cumulative histograms had counted, so that each point tells of the interval since
 * the one before. It holds so many series; the one that was silent longest makes room. The point
 * before the last is kept as well, so that a request that is sent again tells the same again.
 * Thread-safe.
 */
public final class HistogramMemory {
  /** What is known of one series. */
  private static final class Known {
    private final Totals last = new Totals();
    private final Totals before = new Totals();
    private final int rawBytes;
    private boolean hasBefore;

    private Known(int rawBytes) {
      this.rawBytes = rawBytes;
    }

    private long bytes() {
      return rawBytes + 8L * (last.counts.length + before.counts.length);
    }
  }

  /** What became of a point. */
  enum Answer {
    /** It now holds the interval. */
    INTERVAL,
    /** There is none: it is the first. */
    FIRST,
    /** It is older than one that came already. */
    LATE
  }

  private static final long USUAL_BYTES = 1_024;

  private final int most;
  private final RawKey wanted = new RawKey();
  private final Map<RawKey, Known> known = new LinkedHashMap<>(16, 0.75f, true);
  private long bytes;

  /**
   * @param most how many series are remembered, fewer if they have very many buckets; one takes
   *     about 500 bytes, and all together at most 1,024 each
   */
  public HistogramMemory(int most) {
    if (most < 1) {
      throw new IllegalArgumentException("most must be 1 or more, was " + most);
    }
    this.most = most;
  }

  /** For 50,000 series. */
  public static HistogramMemory usual() {
    return new HistogramMemory(50_000);
  }

  /** How many series are remembered. */
  public synchronized int size() {
    return known.size();
  }

  /** Makes the interval since the last point of a series out of what it has counted in all. */
  synchronized Answer toInterval(KeyBytes series, Totals point) {
    Known found = known.get(wanted.of(series));
    if (found == null) {
      add(point, series.length());
      return Answer.FIRST;
    }
    if (point.time < found.last.time) {
      return Answer.LATE;
    }
    if (point.time > found.last.time) {
      bytes -= found.bytes();
      found.before.copy(found.last);
      found.hasBefore = true;
      found.last.copy(point);
      bytes += found.bytes();
    } else if (!found.hasBefore) {
      return Answer.FIRST;
    }
    since(found.before, point);
    return Answer.INTERVAL;
  }

  private void add(Totals point, int rawBytes) {
    Known fresh = new Known(rawBytes);
    fresh.last.copy(point);
    known.put(wanted.kept(), fresh);
    bytes += fresh.bytes();
    while (known.size() > most || (bytes > most * USUAL_BYTES && known.size() > 1)) {
      Iterator<Known> eldest = known.values().iterator();
      bytes -= eldest.next().bytes();
      eldest.remove();
    }
  }

  /** After a new start, all that it has counted lies in the interval. */
  private static void since(Totals before, Totals point) {
    if (point.goesOn(before)) {
      point.subtract(before);
    } else if (point.start <= before.time || point.start >= point.time) {
      point.start = before.time;
    }
  }
}
