package dev.vigil.testkit;

import static java.util.Objects.requireNonNull;

import dev.vigil.model.Point;
import dev.vigil.model.SeriesKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes the points of one series at a steady interval. Immutable.
 *
 * @param series the series
 * @param start time of row 0 in milliseconds since 1970
 * @param step milliseconds from row to row; 0 for points at one instant, less for a clock that runs
 *     backwards
 */
public record Points(SeriesKey series, long start, long step) {
  private static final long MONDAY = Instant.parse("2014-05-05T00:00:00Z").toEpochMilli();
  private static final long FIVE_MINUTES = 300_000;

  public Points {
    requireNonNull(series, "series");
  }

  /** A series without labels, every five minutes from a Monday at midnight UTC. */
  public static Points of(String metric) {
    return of(SeriesKey.of(metric));
  }

  /** Every five minutes from a Monday at midnight UTC. */
  public static Points of(SeriesKey series) {
    return new Points(series, MONDAY, FIVE_MINUTES);
  }

  /** The same from another instant on. */
  public Points from(Instant instant) {
    return new Points(series, instant.toEpochMilli(), step);
  }

  /** The same at another interval. */
  public Points every(Duration interval) {
    return new Points(series, start, interval.toMillis());
  }

  /** The point of a row. */
  public Point at(long row, double value) {
    return new Point(series, start + row * step, value);
  }

  /** The points of row 0 and on. */
  public List<Point> with(double... values) {
    List<Point> points = new ArrayList<>(values.length);
    for (int row = 0; row < values.length; row++) {
      points.add(at(row, values[row]));
    }
    return points;
  }
}
