package dev.vigil.benchmarks;

import dev.vigil.model.SeriesKey;
import dev.vigil.model.VectorPoint;
import dev.vigil.testkit.Series;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Vectors of sixteen normal series side by side, one after another, for ever. One owner. */
final class VectorFeed {
  static final int FEATURES = 16;

  private static final SeriesKey KEY = SeriesKey.of("vectors");
  private static final int ROWS = 20_160;
  private static final long STEP_MILLIS = 300_000;
  private static final List<String> NAMES =
      IntStream.range(0, FEATURES).mapToObj(i -> "f" + i).toList();

  private final double[][] rows = new double[ROWS][FEATURES];
  private int next;
  private long now;

  VectorFeed() {
    List<Series> series =
        Stream.concat(Series.normalFamilies(1).stream(), Series.normalFamilies(2).stream())
            .limit(FEATURES)
            .toList();
    for (int feature = 0; feature < FEATURES; feature++) {
      double[] values = series.get(feature).values(ROWS);
      for (int row = 0; row < ROWS; row++) {
        rows[row][feature] = values[row];
      }
    }
    now = series.get(0).epochMillis(0);
  }

  /** The next vector; after the last the first comes again, time goes on. */
  VectorPoint next() {
    double[] row = rows[next];
    next = next + 1 == ROWS ? 0 : next + 1;
    now += STEP_MILLIS;
    return new VectorPoint(KEY, now, NAMES, row);
  }
}
