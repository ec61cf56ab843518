package dev.vigil.store;

import static java.util.Objects.requireNonNull;

import dev.vigil.model.Observation;
import dev.vigil.model.Point;
import dev.vigil.model.PointColumns;
import dev.vigil.model.SeriesKey;
import dev.vigil.model.VectorPoint;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Observations that are journalled together: points in columns, rows of several numbers, and what
 * came with them all, as bytes that only who put them in understands. To be used again after {@link
 * #clear()}. One owner.
 */
public final class PointBatch {
  /** As many observations as one batch takes. */
  public static final int MOST = 100_000;

  private static final byte[] NOTHING = {};

  private SeriesKey[] series = new SeriesKey[64];
  private int[] numbers = new int[64];
  private @Nullable Object numbering;
  private long[] times = new long[64];
  private double[] values = new double[64];
  private int size;
  private final List<VectorPoint> rows = new ArrayList<>();
  private byte[] attachment = NOTHING;

  /** Adds a point; the batch must not be {@link #full()}. */
  public void add(SeriesKey key, long epochMillis, double value) {
    add(key, epochMillis, value, PointColumns.UNNUMBERED);
  }

  private void add(SeriesKey key, long epochMillis, double value, int number) {
    requireRoom(1);
    reserve(1);
    series[size] = requireNonNull(key, "key");
    numbers[size] = number;
    times[size] = epochMillis;
    values[size++] = value;
  }

  /** Adds points; there must be room for all of them. */
  public void add(PointColumns points) {
    requireRoom(points.size());
    reserve(points.size());
    if (size == 0) {
      numbering = points.numbering();
    }
    boolean known = points.numbering() != null && same(points.numbering());
    for (int at = 0; at < points.size(); at++) {
      add(
          points.series(at),
          points.epochMillis(at),
          points.value(at),
          known ? points.number(at) : PointColumns.UNNUMBERED);
    }
  }

  @SuppressWarnings("ReferenceEquality") // who gave the numbers is told by identity
  private boolean same(@Nullable Object other) {
    return numbering == other;
  }

  private void reserve(int more) {
    if (size + more > times.length) {
      int room = Math.max(size + more, 2 * size);
      series = Arrays.copyOf(series, room);
      numbers = Arrays.copyOf(numbers, room);
      times = Arrays.copyOf(times, room);
      values = Arrays.copyOf(values, room);
    }
  }

  /** Adds a point whose series has a number that the one who fills this gave it. */
  void add(SeriesKey key, long epochMillis, double value, int number, Object by) {
    if (size == 0) {
      numbering = by;
    }
    add(key, epochMillis, value, same(by) ? number : PointColumns.UNNUMBERED);
  }

  /** The points from a place up to another, without the rows; a copy. */
  public PointColumns columns(int from, int to) {
    PointColumns points =
        PointColumns.of(
            Arrays.copyOfRange(series, from, to),
            Arrays.copyOfRange(times, from, to),
            Arrays.copyOfRange(values, from, to));
    return numbering == null
        ? points
        : points.numbered(Arrays.copyOfRange(numbers, from, to), numbering);
  }

  /** Adds an observation of either kind; the batch must not be {@link #full()}. */
  public void add(Observation observation) {
    if (observation instanceof Point point) {
      add(point.series(), point.epochMillis(), point.value());
    } else {
      requireRoom(1);
      rows.add((VectorPoint) observation);
    }
  }

  private void requireRoom(int more) {
    if (size + rows.size() + more > MOST) {
      throw new IllegalStateException("a batch takes at most " + MOST + " observations");
    }
  }

  /** Keeps what came with all of them. The bytes are not copied. */
  public void attach(byte[] bytes) {
    attachment = requireNonNull(bytes, "bytes");
  }

  /** Whether nothing more goes in. */
  public boolean full() {
    return size + rows.size() >= MOST;
  }

  public boolean isEmpty() {
    return size == 0 && rows.isEmpty() && attachment.length == 0;
  }

  /** How many points there are, without rows. */
  public int size() {
    return size;
  }

  public SeriesKey series(int at) {
    return series[at];
  }

  /** The number of a point's series, or {@link PointColumns#UNNUMBERED}. */
  int number(int at) {
    return numbers[at];
  }

  /** What stands for those who gave the numbers; null if nobody did. */
  @Nullable Object numbering() {
    return numbering;
  }

  public long epochMillis(int at) {
    return times[at];
  }

  public double value(int at) {
    return values[at];
  }

  /** The observations of several numbers, in the order in which they were added. */
  public List<VectorPoint> rows() {
    return rows;
  }

  /** What was attached; empty if nothing was. Not copied. */
  public byte[] attachment() {
    return attachment;
  }

  /** All observations as objects: first the points, then the rows. */
  public List<Observation> observations() {
    List<Observation> all = new ArrayList<>(size + rows.size());
    for (int at = 0; at < size; at++) {
      all.add(new Point(series[at], times[at], values[at]));
    }
    all.addAll(rows);
    return all;
  }

  /** Empties it. */
  public void clear() {
    Arrays.fill(series, 0, size, null);
    size = 0;
    numbering = null;
    rows.clear();
    attachment = NOTHING;
  }
}
