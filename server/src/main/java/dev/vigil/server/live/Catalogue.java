package dev.vigil.server.live;

import dev.vigil.model.SeriesKey;
import dev.vigil.model.SeriesKeyState;
import dev.vigil.model.SeriesMatcher;
import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
import dev.vigil.store.HistoryPoint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The series that have sent something, with the last of it. One owner. */
public final class Catalogue {
  private final int most;
  private final Map<SeriesKey, Line> byKey = new HashMap<>();
  private final TreeMap<String, Line> byName = new TreeMap<>();

  /** What is known of one series. */
  private static final class Line {
    final SeriesKey series;
    long points;
    long first;
    HistoryPoint last;

    Line(SeriesKey series, HistoryPoint point) {
      this.series = series;
      this.first = point.epochMillis();
      this.last = point;
    }

    About about() {
      return new About(series, points, first, last);
    }
  }

  /**
   * What is known of a series.
   *
   * @param points how many came
   * @param first time of the oldest
   * @param last the newest, with what was expected of it
   */
  public record About(SeriesKey series, long points, long first, HistoryPoint last) {}

  Catalogue(int most) {
    this.most = most;
  }

  void add(SeriesKey series, HistoryPoint point) {
    Line line = byKey.get(series);
    if (line == null) {
      if (byKey.size() >= most) {
        return;
      }
      line = open(series, point);
    }
    line.points++;
    line.first = Math.min(line.first, point.epochMillis());
    if (point.epochMillis() >= line.last.epochMillis()) {
      line.last = point;
    }
  }

  private Line open(SeriesKey series, HistoryPoint point) {
    Line line = new Line(series, point);
    byKey.put(series, line);
    byName.put(series.toString(), line);
    return line;
  }

  /** How many there are. */
  public int size() {
    return byKey.size();
  }

  /**
   * What is known of a series.
   *
   * @throws java.util.NoSuchElementException if it is not among them
   */
  public About get(SeriesKey series) {
    Line line = byKey.get(series);
    if (line == null) {
      throw new java.util.NoSuchElementException("there is no series " + series);
    }
    return line.about();
  }

  /** Whether a series is among them. */
  public boolean has(SeriesKey series) {
    return byKey.containsKey(series);
  }

  /**
   * Some of them in the order of their names, behind one of them.
   *
   * @param metric of all; empty for any
   */
  public List<About> page(String behind, int atMost, String metric) {
    List<About> page = new ArrayList<>();
    for (Line line : byName.tailMap(behind, false).values()) {
      if (page.size() == atMost) {
        break;
      }
      if (metric.isEmpty() || line.series.metric().equals(metric)) {
        page.add(line.about());
      }
    }
    return page;
  }

  /** Those of a metric that have some labels, and maybe others; not more than so many. */
  public List<SeriesKey> matching(SeriesKey wanted, int atMost) {
    List<SeriesKey> found = new ArrayList<>();
    for (Line line : byName.tailMap(wanted.metric(), true).values()) {
      String metric = line.series.metric();
      if (found.size() == atMost || !metric.startsWith(wanted.metric())) {
        break;
      }
      if (metric.equals(wanted.metric()) && has(line.series, wanted)) {
        found.add(line.series);
      }
    }
    return found;
  }

  /** Those that a matcher means, in the order of their names; not more than so many. */
  public List<SeriesKey> matching(SeriesMatcher wanted, int atMost) {
    List<SeriesKey> found = new ArrayList<>();
    for (Line line : byName.values()) {
      if (found.size() == atMost) {
        break;
      }
      if (wanted.matches(line.series)) {
        found.add(line.series);
      }
    }
    return found;
  }

  private static boolean has(SeriesKey series, SeriesKey wanted) {
    return series.labels().asMap().entrySet().containsAll(wanted.labels().asMap().entrySet());
  }

  void save(StateWriter out) {
    out.part('C', 1).put(byName.size());
    for (Line line : byName.values()) {
      SeriesKeyState.put(line.series, out);
      HistoryPoint last = line.last;
      out.put(line.points).put(line.first).put(last.epochMillis()).put(last.value());
      out.put(last.expected()).put(last.lower()).put(last.upper()).put(last.score());
    }
  }

  void load(StateReader in) {
    in.part('C', 1);
    for (int left = in.getInt("series", 0, in.remaining()); left > 0; left--) {
      SeriesKey series = SeriesKeyState.read(in);
      long points = in.getLong();
      long first = in.getLong();
      HistoryPoint last =
          new HistoryPoint(
              in.getLong(),
              in.getDouble(),
              in.getDouble(),
              in.getDouble(),
              in.getDouble(),
              in.getDouble());
      Line line = open(series, last);
      line.points = points;
      line.first = first;
    }
  }
}
