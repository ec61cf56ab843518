package dev.vigil.store;

import static java.util.Objects.requireNonNull;

import dev.vigil.model.Observation;
import dev.vigil.model.Point;
import dev.vigil.model.SeriesKey;
import dev.vigil.model.VectorPoint;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

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
  private long[] times = new long[64];
  private double[] values = new double[64];
  private int size;
  private final List<VectorPoint> rows = new ArrayList<>();
  private byte[] attachment = NOTHING;

  /** Adds a point; the batch must not be {@link #full()}. */
  public void add(SeriesKey key, long epochMillis, double value) {
    requireRoom();
    if (size == times.length) {
      series = Arrays.copyOf(series, 2 * size);
      times = Arrays.copyOf(times, 2 * size);
      values = Arrays.copyOf(values, 2 * size);
    }
    series[size] = requireNonNull(key, "key");
    times[size] = epochMillis;
    values[size++] = value;
  }

  /** Adds an observation of either kind; the batch must not be {@link #full()}. */
  public void add(Observation observation) {
    if (observation instanceof Point point) {
      add(point.series(), point.epochMillis(), point.value());
    } else {
      requireRoom();
      rows.add((VectorPoint) observation);
    }
  }

  private void requireRoom() {
    if (full()) {
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
    rows.clear();
    attachment = NOTHING;
  }
}
