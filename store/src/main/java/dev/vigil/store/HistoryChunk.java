package dev.vigil.store;

import static java.util.Objects.requireNonNull;

import dev.vigil.model.SeriesKey;
import dev.vigil.state.BadState;
import java.util.List;
import java.util.function.Consumer;

/** Some points of one series, packed. Immutable. */
public final class HistoryChunk {
  private final SeriesKey series;
  private final long from;
  private final long to;
  private final int points;
  private final byte[] data;

  private HistoryChunk(SeriesKey series, HistoryColumns columns) {
    this.series = requireNonNull(series, "series");
    long first = Long.MAX_VALUE;
    long last = Long.MIN_VALUE;
    for (int at = 0; at < columns.size(); at++) {
      first = Math.min(first, columns.time(at));
      last = Math.max(last, columns.time(at));
    }
    this.from = first;
    this.to = last;
    this.points = columns.size();
    this.data = ChunkForm.write(columns);
  }

  /**
   * Packs points, of which there are 1 to 100.
   *
   * @throws IllegalArgumentException if there are more, or none
   */
  public static HistoryChunk of(SeriesKey series, List<HistoryPoint> points) {
    HistoryColumns columns = new HistoryColumns();
    points.forEach(columns::add);
    return of(series, columns);
  }

  static HistoryChunk of(SeriesKey series, HistoryColumns columns) {
    if (columns.size() < 1 || columns.size() > ChunkForm.MOST) {
      throw new IllegalArgumentException("a chunk cannot have " + columns.size() + " points");
    }
    return new HistoryChunk(series, columns);
  }

  /** Hands over the points. */
  public void unpack(Consumer<HistoryPoint> each) {
    unpack(data, each);
  }

  static void unpack(byte[] data, Consumer<HistoryPoint> each) {
    HistoryColumns columns = new HistoryColumns();
    try {
      ChunkForm.read(data, columns);
    } catch (BadState e) {
      throw new StoreException(
          StoreException.Reason.CORRUPT, "a chunk of history cannot be read", e);
    }
    columns.forEach(each);
  }

  public SeriesKey series() {
    return series;
  }

  /** The time of its oldest point. */
  public long from() {
    return from;
  }

  /** The time of its newest point. */
  public long to() {
    return to;
  }

  /** How many points it has. */
  public int points() {
    return points;
  }

  /** How many bytes it takes. */
  public int bytes() {
    return data.length;
  }

  byte[] data() {
    return data;
  }
}
