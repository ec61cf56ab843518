package dev.vigil.store;

import dev.vigil.model.SeriesKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The points since the last checkpoint, in memory. A checkpoint takes them out; they are still
 * found here until it has succeeded, and come back if it has not. One owner.
 */
public final class HistoryBuffer {
  private final Map<SeriesKey, Line> lines = new HashMap<>();
  private List<HistoryChunk> leaving = List.of();
  private long points;

  /** The points of one series. */
  private static final class Line {
    final List<HistoryChunk> full = new ArrayList<>(0);
    final HistoryColumns open = new HistoryColumns();
  }

  public void add(SeriesKey series, HistoryPoint point) {
    Line line = lines.computeIfAbsent(series, key -> new Line());
    line.open.add(point);
    points++;
    if (line.open.size() == ChunkForm.MOST) {
      line.full.add(HistoryChunk.of(series, line.open));
      line.open.clear();
    }
  }

  /** How many points are held, without those that are leaving. */
  public long points() {
    return points;
  }

  /**
   * Takes all points out, for a checkpoint; {@link #settle} is to follow.
   *
   * @throws IllegalStateException if those taken out before are not settled
   */
  public List<HistoryChunk> drain() {
    if (!leaving.isEmpty()) {
      throw new IllegalStateException("a checkpoint is under way");
    }
    List<HistoryChunk> all = new ArrayList<>(lines.size());
    lines.forEach(
        (series, line) -> {
          all.addAll(line.full);
          if (line.open.size() > 0) {
            all.add(HistoryChunk.of(series, line.open));
          }
        });
    lines.clear();
    points = 0;
    leaving = all;
    return all;
  }

  /** What was taken out is kept by a checkpoint, or is not, and comes back. */
  public void settle(boolean kept) {
    if (!kept) {
      for (HistoryChunk chunk : leaving) {
        lines.computeIfAbsent(chunk.series(), key -> new Line()).full.add(chunk);
        points += chunk.points();
      }
    }
    leaving = List.of();
  }

  /** The points of a series from a time to another, both included. */
  public List<HistoryPoint> find(SeriesKey series, long from, long to) {
    List<HistoryPoint> found = new ArrayList<>();
    Consumer<HistoryPoint> take =
        point -> {
          if (point.epochMillis() >= from && point.epochMillis() <= to) {
            found.add(point);
          }
        };
    leaving.stream().filter(chunk -> chunk.series().equals(series)).forEach(c -> c.unpack(take));
    Line line = lines.get(series);
    if (line != null) {
      line.full.forEach(chunk -> chunk.unpack(take));
      line.open.forEach(take);
    }
    return found;
  }
}
