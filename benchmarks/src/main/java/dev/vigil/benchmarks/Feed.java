package dev.vigil.benchmarks;

import dev.vigil.model.Point;
import dev.vigil.model.SeriesKey;
import dev.vigil.testkit.Series;
import java.util.List;

/** Points of the eleven normal families at five minutes, one after another, for ever. One owner. */
final class Feed {
  private static final int ROWS = 20_160;
  private static final long STEP_MILLIS = 300_000;

  private final SeriesKey key;
  private final double[] values;
  private int next;
  private long now;

  Feed(SeriesKey key, Series series) {
    this.key = key;
    this.values = series.values(ROWS);
    this.now = series.epochMillis(0);
  }

  /** One feed a family. */
  static List<Feed> ofNormalFamilies() {
    return Series.normalFamilies(1).stream()
        .map(series -> new Feed(SeriesKey.of(series.family()), series))
        .toList();
  }

  /** The next value; after the last the first comes again, time goes on. */
  double nextValue() {
    double value = values[next];
    next = next + 1 == values.length ? 0 : next + 1;
    now += STEP_MILLIS;
    return value;
  }

  Point next() {
    double value = nextValue();
    return new Point(key, now, value);
  }

  /** Event time of the last value. */
  long now() {
    return now;
  }
}
