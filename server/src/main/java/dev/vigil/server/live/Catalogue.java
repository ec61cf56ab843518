package dev.vigil.server.live;

import static java.util.Objects.requireNonNull;

import dev.vigil.model.SeriesKey;
import dev.vigil.model.SeriesMatcher;
import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
import dev.vigil.store.HistoryPoint;
import dev.vigil.store.SeriesSlots;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * The series that have sent something, with the last of it, in columns: some 100 bytes a series.
 * One owner.
 */
public final class Catalogue {
  /** Bytes of what is saved of a series. */
  static final int BYTES = 64;

  private static final int COLUMNS = 6;

  private final SeriesSlots slots = new SeriesSlots();
  private final SeriesNames names = new SeriesNames();
  private long[] points = new long[64];
  private long[] first = new long[64];
  private long[] last = new long[64];
  private double[] values = new double[(COLUMNS - 1) * 64];

  /**
   * What is known of a series.
   *
   * @param points how many came
   * @param first time of the oldest
   * @param last the newest, with what was expected of it
   */
  public record About(SeriesKey series, long points, long first, HistoryPoint last) {}

  /** Takes a point in; the number of its series. */
  int add(SeriesKey series, HistoryPoint point) {
    return add(SeriesSlots.NONE, series, point);
  }

  /**
   * Takes a point in; the number of its series.
   *
   * @param guess the number that it had before; below 0 if that is not known
   */
  int add(int guess, SeriesKey series, HistoryPoint point) {
    int slot = isAt(guess, series) ? guess : slots.meet(series);
    if (slot < 0) {
      slot = open(series, point);
    }
    points[slot]++;
    first[slot] = Math.min(first[slot], point.epochMillis());
    if (point.epochMillis() >= last[slot]) {
      setLast(slot, point);
    }
    return slot;
  }

  @SuppressWarnings("ReferenceEquality") // of a series that is watched there is one key
  private boolean isAt(int guess, SeriesKey series) {
    return guess >= 0 && guess < slots.end() && slots.series(guess) == series;
  }

  private int open(SeriesKey series, HistoryPoint point) {
    int slot = slots.add(series);
    if (slot >= points.length) {
      int room = 2 * slot;
      points = Arrays.copyOf(points, room);
      first = Arrays.copyOf(first, room);
      last = Arrays.copyOf(last, room);
      values = Arrays.copyOf(values, (COLUMNS - 1) * room);
    }
    names.add(series);
    points[slot] = 0;
    first[slot] = point.epochMillis();
    setLast(slot, point);
    return slot;
  }

  private void setLast(int slot, HistoryPoint point) {
    int at = (COLUMNS - 1) * slot;
    last[slot] = point.epochMillis();
    values[at] = point.value();
    values[at + 1] = point.expected();
    values[at + 2] = point.lower();
    values[at + 3] = point.upper();
    values[at + 4] = point.score();
  }

  /** A series is not watched any more. */
  void remove(SeriesKey series) {
    if (slots.remove(series) >= 0) {
      names.gone(slots);
    }
  }

  /** How many there are. */
  public int size() {
    return slots.size();
  }

  /**
   * What is known of a series.
   *
   * @throws NoSuchElementException if it is not among them
   */
  public About get(SeriesKey series) {
    int slot = slots.of(series);
    if (slot < 0) {
      throw new NoSuchElementException("there is no series " + series);
    }
    return about(slot);
  }

  /** Whether a series is among them. */
  public boolean has(SeriesKey series) {
    return slots.of(series) >= 0;
  }

  /** The number of a series; below 0 if it is not among them. */
  int slot(SeriesKey series) {
    return slots.of(series);
  }

  /** The series that has a number. */
  SeriesKey series(int slot) {
    return requireNonNull(slots.series(slot));
  }

  private About about(int slot) {
    int at = (COLUMNS - 1) * slot;
    HistoryPoint newest =
        new HistoryPoint(
            last[slot], values[at], values[at + 1], values[at + 2], values[at + 3], values[at + 4]);
    return new About(series(slot), points[slot], first[slot], newest);
  }

  /** Puts all in order; the first who asks for a page after many came need not wait for it then. */
  void sort() {
    names.all(slots);
  }

  /**
   * Some of them in the order of their names, behind one of them.
   *
   * @param metric of all; empty for any
   */
  public List<About> page(String behind, int atMost, String metric) {
    SeriesKey[] all = names.all(slots);
    List<About> page = new ArrayList<>();
    int at = Math.max(SeriesNames.behind(all, behind), from(all, metric));
    for (; at < all.length && page.size() < atMost; at++) {
      if (isBeyond(all[at], metric)) {
        break;
      }
      if (metric.isEmpty() || all[at].metric().equals(metric)) {
        page.add(about(slots.of(all[at])));
      }
    }
    return page;
  }

  /** Where the first stands whose name may begin with a metric. */
  private static int from(SeriesKey[] all, String metric) {
    int at = SeriesNames.behind(all, metric);
    return at > 0 && all[at - 1].toString().equals(metric) ? at - 1 : at;
  }

  /** Whether neither its name nor any behind it begins with a metric. */
  private static boolean isBeyond(SeriesKey series, String metric) {
    return !series.metric().startsWith(metric) && !series.toString().startsWith(metric);
  }

  /** Those of a metric that have some labels, and maybe others; not more than so many. */
  public List<SeriesKey> matching(SeriesKey wanted, int atMost) {
    SeriesKey[] all = names.all(slots);
    List<SeriesKey> found = new ArrayList<>();
    for (int at = from(all, wanted.metric()); at < all.length && found.size() < atMost; at++) {
      if (isBeyond(all[at], wanted.metric())) {
        break;
      }
      if (all[at].metric().equals(wanted.metric()) && has(all[at], wanted)) {
        found.add(all[at]);
      }
    }
    return found;
  }

  /** Those that a matcher means, in the order of their names; not more than so many. */
  public List<SeriesKey> matching(SeriesMatcher wanted, int atMost) {
    List<SeriesKey> found = new ArrayList<>();
    for (SeriesKey one : names.all(slots)) {
      if (found.size() == atMost) {
        break;
      }
      if (wanted.matches(one)) {
        found.add(one);
      }
    }
    return found;
  }

  private static boolean has(SeriesKey series, SeriesKey wanted) {
    return series.labels().contain(wanted.labels());
  }

  /** Writes what is known of a series, which is among them. */
  void save(SeriesKey series, StateWriter out) {
    int slot = slots.of(series);
    if (slot < 0) {
      out.put(0L).put(0L).put(0L).put(new double[COLUMNS - 1]);
      return;
    }
    int at = (COLUMNS - 1) * slot;
    out.put(points[slot]).put(first[slot]).put(last[slot]);
    for (int i = at; i < at + COLUMNS - 1; i++) {
      out.put(values[i]);
    }
  }

  /** Takes over what was written of a series. */
  void load(SeriesKey series, StateReader in) {
    long count = in.getLong();
    long oldest = in.getLong();
    HistoryPoint newest =
        new HistoryPoint(
            in.getLong(),
            in.getDouble(),
            in.getDouble(),
            in.getDouble(),
            in.getDouble(),
            in.getDouble());
    if (count > 0) {
      int slot = open(series, newest);
      points[slot] = count;
      first[slot] = oldest;
    }
  }
}
