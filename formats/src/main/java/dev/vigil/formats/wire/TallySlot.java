package dev.vigil.formats.wire;

import dev.vigil.model.Labels;
import dev.vigil.model.SeriesKey;
import java.util.Arrays;
import java.util.Map;

/** What was counted of one service, or of one of its operations, in the minutes still open. */
final class TallySlot {
  private final TallyMetrics metrics;
  private final SeriesKey amount;
  private final SeriesKey errors;
  private final SeriesKey durations;
  private final long[] minutes = new long[EventTally.MINUTES];
  private final int[] counts = new int[EventTally.MINUTES];
  private final int[] failures = new int[EventTally.MINUTES];
  private final double[] millis = new double[EventTally.MINUTES];
  private long newest;
  private long oldest;

  TallySlot(TallyMetrics metrics, Map<String, String> labels, long minute) {
    Labels all = Labels.of(labels);
    this.metrics = metrics;
    this.amount = new SeriesKey(metrics.amount(), all);
    this.errors = new SeriesKey(metrics.errors(), all);
    this.durations = metrics.hasDuration() ? new SeriesKey(metrics.duration(), all) : amount;
    Arrays.fill(minutes, Long.MIN_VALUE);
    this.newest = minute;
    this.oldest = minute;
  }

  /** The newest minute in which anything came. */
  long newest() {
    return newest;
  }

  void add(long minute, boolean error, double duration) {
    int place = place(minute);
    if (minutes[place] != minute) {
      minutes[place] = minute;
      counts[place] = 0;
      failures[place] = 0;
      millis[place] = 0;
    }
    counts[place]++;
    failures[place] += error ? 1 : 0;
    millis[place] += duration;
    newest = Math.max(newest, minute);
    oldest = Math.min(oldest, minute);
  }

  /**
   * Tells a minute, which is over. One in which nothing came tells that and no more, and one before
   * the first says nothing.
   */
  void tell(long minute, PointBatch into) throws WireException {
    if (minute < oldest) {
      return;
    }
    int place = place(minute);
    int count = minutes[place] == minute ? counts[place] : 0;
    long end = (minute + 1) * EventTally.MINUTE_MILLIS;
    add(into, amount, end, metrics.perSecond() ? count / 60.0 : count);
    if (count > 0) {
      add(into, errors, end, (double) failures[place] / count);
      if (metrics.hasDuration()) {
        add(into, durations, end, millis[place] / count);
      }
    }
  }

  private static void add(PointBatch into, SeriesKey key, long time, double value)
      throws WireException {
    into.add(into.number(key), time, value, 0);
  }

  private static int place(long minute) {
    return (int) Math.floorMod(minute, (long) EventTally.MINUTES);
  }
}
