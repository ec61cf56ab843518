package dev.vigil.benchmarks;

import dev.vigil.model.SeriesKey;
import dev.vigil.model.VectorPoint;
import dev.vigil.testkit.Series;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Vectors of normal series side by side, one after another, for ever. One owner. */
final class VectorFeed {
  static final int FEATURES = 16;

  private static final SeriesKey KEY = SeriesKey.of("vectors");
  private static final int ROWS = 20_160;
  private static final long STEP_MILLIS = 300_000;

  private final List<String> names;
  private final double[][] rows;
  private int next;
  private long now;

  /** Of sixteen series. */
  VectorFeed() {
    this(FEATURES);
  }

  /**
   * @param features numbers in a vector, at least 1
   */
  VectorFeed(int features) {
    names = IntStream.range(0, features).mapToObj(i -> "f" + i).toList();
    rows = new double[ROWS][features];
    List<Series> series =
        Stream.iterate(1, seed -> seed + 1)
            .flatMap(seed -> Series.normalFamilies(seed).stream())
            .limit(features)
            .toList();
    for (int feature = 0; feature < features; feature++) {
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
    return new VectorPoint(KEY, now, names, row);
  }
}
