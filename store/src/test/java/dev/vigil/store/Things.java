package dev.vigil.store;

import dev.vigil.model.Labels;
import dev.vigil.model.SeriesKey;
import dev.vigil.model.VectorPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Things to keep. */
final class Things {
  static final long START = 1_767_225_600_000L;
  static final String HOSTILE = "a\u0000b\ud800c'\";--\u202e\ud83d\udea8";

  private Things() {}

  static SeriesKey series(int number) {
    return new SeriesKey("response_time", Labels.of(Map.of("host", "h" + number, "path", "/x")));
  }

  static PointBatch batch(int from, int points) {
    PointBatch batch = new PointBatch();
    for (int i = from; i < from + points; i++) {
      batch.add(series(i % 7), START + i * 1000L, i / 3.0);
    }
    return batch;
  }

  static VectorPoint row(int number, double... values) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      names.add("n" + i);
    }
    return new VectorPoint(series(number), START, names, values);
  }

  static HistoryPoint point(long time, SplittableRandom chance) {
    double expected = 20 + 5 * Math.sin(time / 1e7);
    double value = Math.round((expected + chance.nextDouble() * 4 - 2) * 100) / 100.0;
    return new HistoryPoint(
        time, value, expected, expected - 3.3, expected + 3.3, chance.nextDouble());
  }

  static List<HistoryPoint> points(long from, int count) {
    SplittableRandom chance = new SplittableRandom(from);
    List<HistoryPoint> points = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      points.add(point(from + i * 60_000L, chance));
    }
    return points;
  }
}
