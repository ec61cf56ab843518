package dev.vigil.model;

import static java.util.Objects.requireNonNull;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/**
 * Points in columns, from whoever reads them to whoever judges and keeps them; as a list it makes a
 * point when it is asked for one. Immutable, as long as whoever hands arrays in lets go of them.
 *
 * <p>Whoever reads them may have given numbers to series, by which others find what they know of a
 * series without a look at its name. Numbers mean something beside the object that stands for those
 * who gave them, and nothing beside another.
 */
public final class PointColumns extends AbstractList<Point> implements RandomAccess {
  /** In the place of a number: the series has none. */
  public static final int UNNUMBERED = -1;

  private static final int[] NO_NUMBERS = {};

  private final SeriesKey[] series;
  private final long[] times;
  private final double[] values;
  private final int[] numbers;
  private final @Nullable Object numbering;

  private PointColumns(
      SeriesKey[] series,
      long[] times,
      double[] values,
      int[] numbers,
      @Nullable Object numbering) {
    if (times.length != series.length || values.length != series.length) {
      throw new IllegalArgumentException(
          series.length + " series, " + times.length + " times, " + values.length + " values");
    }
    this.series = series;
    this.times = times;
    this.values = values;
    this.numbers = numbers;
    this.numbering = numbering;
  }

  /** Columns of the same length. They are not copied. */
  public static PointColumns of(SeriesKey[] series, long[] times, double[] values) {
    return new PointColumns(series, times, values, NO_NUMBERS, null);
  }

  /** The points of a list, or the list itself if it is one of columns. */
  public static PointColumns of(List<Point> points) {
    if (points instanceof PointColumns columns) {
      return columns;
    }
    int size = points.size();
    SeriesKey[] series = new SeriesKey[size];
    long[] times = new long[size];
    double[] values = new double[size];
    int at = 0;
    for (Point point : points) {
      series[at] = point.series();
      times[at] = point.epochMillis();
      values[at++] = point.value();
    }
    return of(series, times, values);
  }

  /**
   * The same points with numbers of their series, which are not copied.
   *
   * @param numbers from 0, or {@link #UNNUMBERED}
   * @param by stands for those who gave them, and is told from others by its identity
   */
  public PointColumns numbered(int[] numbers, Object by) {
    if (numbers.length != series.length) {
      throw new IllegalArgumentException(
          numbers.length + " numbers cannot be of " + series.length + " points");
    }
    return new PointColumns(series, times, values, numbers, requireNonNull(by, "by"));
  }

  /** Those from a place up to another; copied. */
  public PointColumns slice(int from, int to) {
    if (from == 0 && to == series.length) {
      return this;
    }
    return new PointColumns(
        Arrays.copyOfRange(series, from, to),
        Arrays.copyOfRange(times, from, to),
        Arrays.copyOfRange(values, from, to),
        numbering == null ? NO_NUMBERS : Arrays.copyOfRange(numbers, from, to),
        numbering);
  }

  @Override
  public int size() {
    return series.length;
  }

  @Override
  public Point get(int at) {
    return new Point(series[at], times[at], values[at]);
  }

  /** The name and labels of a point. */
  public SeriesKey series(int at) {
    return series[at];
  }

  /** The time of a point, in milliseconds since 1970. */
  public long epochMillis(int at) {
    return times[at];
  }

  /** The value of a point; may be NaN or infinite. */
  public double value(int at) {
    return values[at];
  }

  /** The number of a point's series, or {@link #UNNUMBERED}. */
  public int number(int at) {
    return numbering == null ? UNNUMBERED : numbers[at];
  }

  /** What stands for those who gave the numbers; null if nobody did. */
  public @Nullable Object numbering() {
    return numbering;
  }
}
