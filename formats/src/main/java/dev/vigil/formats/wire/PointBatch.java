package dev.vigil.formats.wire;

import dev.vigil.formats.time.TimeFormat;
import dev.vigil.model.PointColumns;
import dev.vigil.model.SeriesKey;
import dev.vigil.rule.Circumstances;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The points of one request in columns: number of the series, time, value and, where a format has
 * them, the circumstances; and what was refused. Used again for the next request. One owner.
 *
 * <p>A value may be NaN or infinite, as senders do send them.
 */
public final class PointBatch {
  private static final int FIRST_ROOM = 256;
  private static final int KEPT_ROOM = 65_536;
  private static final int NAMED = 6;
  private static final int BAD = -2;

  /** Bytes of a series; each point may cost a look at all of them. */
  static final int MOST_RAW = 16 << 10;

  /** A format may name a long text many times, so that a small body would become large here. */
  private static final long MOST_PER_BODY_BYTE = 8;

  private final WireLimits limits;
  private final KnownSeries series;
  private final SeriesBuilder builder;
  private final Refusals refusals;
  private final KeyBytes named = new KeyBytes();
  private int[] numbers;
  private long[] times;
  private double[] values;
  private @Nullable Circumstances @Nullable [] circumstances;
  private int size;
  private long newBytes;

  /** An empty batch, which never holds more than these limits. */
  public PointBatch(WireLimits limits) {
    this(limits, new SharedSeries(limits.series()));
  }

  /** The same, which knows the series that others do as well. */
  public PointBatch(WireLimits limits, SharedSeries shared) {
    this.limits = limits;
    this.series = new KnownSeries(shared);
    this.builder = new SeriesBuilder(limits);
    this.refusals = new Refusals(limits.listed());
    int room = Math.min(FIRST_ROOM, limits.points());
    this.numbers = new int[room];
    this.times = new long[room];
    this.values = new double[room];
  }

  /** How many points were taken. */
  public int size() {
    return size;
  }

  /** The number of a point's series, see {@link #series()}. */
  public int series(int row) {
    return numbers[row];
  }

  /** The name and labels of a point's series. */
  public SeriesKey key(int row) {
    return series.key(numbers[row]);
  }

  /** All points, to be handed on; they stay as they are when this is cleared. */
  public PointColumns columns() {
    SeriesKey[] keys = new SeriesKey[size];
    int[] lasting = new int[size];
    for (int row = 0; row < size; row++) {
      keys[row] = series.key(numbers[row]);
      lasting[row] = KnownSeries.lasting(numbers[row]);
    }
    return PointColumns.of(keys, Arrays.copyOf(times, size), Arrays.copyOf(values, size))
        .numbered(lasting, series.numbering());
  }

  /** What came with each of the points; empty where nothing did. */
  public List<Circumstances> circumstances() {
    if (circumstances == null) {
      return List.of();
    }
    List<Circumstances> all = new ArrayList<>(size);
    for (int row = 0; row < size; row++) {
      all.add(circumstances(row));
    }
    return all;
  }

  /** The time of a point, in milliseconds since 1970. */
  public long epochMillis(int row) {
    return times[row];
  }

  /** The value of a point; may be NaN or infinite. */
  public double value(int row) {
    return values[row];
  }

  /** What came with a point; {@link Circumstances#NONE} if nothing did. */
  public Circumstances circumstances(int row) {
    Circumstances found = circumstances == null ? null : circumstances[row];
    return found == null ? Circumstances.NONE : found;
  }

  /** The series that the numbers stand for. */
  public KnownSeries series() {
    return series;
  }

  /** What was not taken. */
  public Refusals refusals() {
    return refusals;
  }

  /** Makes it empty. Columns that grew large for one request are let go. */
  public void clear() {
    size = 0;
    newBytes = 0;
    if (circumstances != null) {
      circumstances = null;
    }
    if (times.length > KEPT_ROOM) {
      resize(KEPT_ROOM);
    }
    refusals.clear();
    series.begin();
  }

  WireLimits limits() {
    return limits;
  }

  SeriesBuilder builder() {
    return builder;
  }

  /**
   * The number of the series with these bytes, or {@link KnownSeries#NONE}; BAD if they are too
   * many, with the fault in {@link #builder}.
   */
  int find(KeyBytes raw) {
    if (raw.length() > MOST_RAW) {
      builder.begin().fault(RowFault.LONG_TEXT);
      return BAD;
    }
    return series.find(raw);
  }

  /**
   * The number of the series that {@link #builder} holds, under new bytes; NONE if it is bad.
   *
   * @throws WireException if the new series of this request take more memory than they may
   */
  int addBuilt(byte[] raw, int from, int to) throws WireException {
    if (builder.fault() != null) {
      return KnownSeries.NONE;
    }
    newBytes += builder.size() + to - from;
    if (newBytes > MOST_PER_BODY_BYTE * limits.bodyBytes()) {
      throw WireException.tooLarge(0, "the names and labels of new series are too long in all");
    }
    return series.add(raw, from, to, builder.key());
  }

  int addBuilt(KeyBytes raw) throws WireException {
    return addBuilt(raw.bytes(), 0, raw.length());
  }

  /** The number of a series that is known by its name and labels. */
  int number(SeriesKey key) {
    named.clear();
    named.add(NAMED).text(key.metric());
    key.labels().forEach((name, value) -> named.text(name).text(value));
    int known = series.find(named);
    return known >= 0 ? known : series.add(named, key);
  }

  /** Refuses a point of the series that {@link #builder} could not make. */
  void refuseBuilt(long index) {
    RowFault fault = builder.fault();
    refusals.add(index, fault == null ? RowFault.NO_METRIC : fault);
  }

  /**
   * Takes a point.
   *
   * @param index its place in the request, should it be refused
   */
  void add(int number, long epochMillis, double value, long index) throws WireException {
    if (epochMillis > TimeFormat.FARTHEST_MILLIS || epochMillis < -TimeFormat.FARTHEST_MILLIS) {
      refusals.add(index, RowFault.FAR_TIME);
      return;
    }
    if (size == times.length) {
      grow();
    }
    numbers[size] = number;
    times[size] = epochMillis;
    values[size] = value;
    size++;
  }

  private void grow() throws WireException {
    if (size >= limits.points()) {
      throw WireException.tooLarge(0, "more than " + limits.points() + " points in a request");
    }
    resize((int) Math.min(2L * size, limits.points()));
  }

  private void resize(int room) {
    numbers = Arrays.copyOf(numbers, room);
    times = Arrays.copyOf(times, room);
    values = Arrays.copyOf(values, room);
    if (circumstances != null) {
      circumstances = Arrays.copyOf(circumstances, room);
    }
  }

  /** Keeps what came with the point taken last. */
  @SuppressWarnings("ReferenceEquality") // the one that stands for nothing is but one
  void circumstances(Circumstances came) {
    if (came != Circumstances.NONE) {
      columnOfCircumstances()[size - 1] = came;
    }
  }

  /** Keeps what came with all points taken so far. */
  @SuppressWarnings("ReferenceEquality") // neighbours often share one, and maps are dear to compare
  void context(Map<String, ?> context) {
    if (context.isEmpty()) {
      return;
    }
    Circumstances plain = Circumstances.NONE.withContext(context);
    @Nullable Circumstances[] column = columnOfCircumstances();
    Circumstances last = null;
    Circumstances lastMade = plain;
    for (int row = 0; row < size; row++) {
      Circumstances came = column[row];
      if (came == null) {
        column[row] = plain;
      } else {
        lastMade = came == last ? lastMade : came.withContext(context);
        last = came;
        column[row] = lastMade;
      }
    }
  }

  private @Nullable Circumstances[] columnOfCircumstances() {
    @Nullable Circumstances[] column = circumstances;
    if (column == null || column.length < times.length) {
      column =
          column == null ? new Circumstances[times.length] : Arrays.copyOf(column, times.length);
      circumstances = column;
    }
    return column;
  }
}
