package dev.vigil.store;

import dev.vigil.model.SeriesKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * The points since the last checkpoint, in memory. A checkpoint takes them out; they are still
 * found here until it has succeeded, and come back if it has not. One owner.
 *
 * <p>They stand in pages in the order in which they came, some 60 bytes a point; each knows the way
 * back to the one before of its series, and of each series is known where its newest stands.
 */
public final class HistoryBuffer {
  private final List<HistoryPage> pages = new ArrayList<>();

  /** By the number of its series, where its newest point stands, and 1 more; 0 for nowhere. */
  private long[] newest = new long[64];

  /** How many pages came before the first of those that are here. */
  private long before;

  private int leaving;
  private long leavingPoints;
  private long points;

  /**
   * Adds a point.
   *
   * @param slot a number of the series; if that was of another before, its points are not lost
   */
  public void add(int slot, SeriesKey series, HistoryPoint point) {
    if (slot >= newest.length) {
      newest = Arrays.copyOf(newest, Math.max(slot + 1, 2 * newest.length));
    }
    if (pages.size() == leaving || pages.get(pages.size() - 1).full()) {
      pages.add(new HistoryPage());
    }
    HistoryPage page = pages.get(pages.size() - 1);
    long place = (before + pages.size() - 1) * HistoryPage.ROWS + page.points.size();
    long last = newest[slot] - 1;
    page.add(series, point, isOf(series, last) ? (int) (place - last) : 0);
    newest[slot] = place + 1;
    points++;
  }

  private boolean isOf(SeriesKey series, long place) {
    return place >= before * HistoryPage.ROWS
        && series.equals(page(place).series((int) (place % HistoryPage.ROWS)));
  }

  private HistoryPage page(long place) {
    return pages.get((int) (place / HistoryPage.ROWS - before));
  }

  /** How many points are held, without those that are leaving. */
  public long points() {
    return points;
  }

  /**
   * Takes all points out, for a checkpoint; {@link #settle} is to follow. Any thread may pack them,
   * while others come in here.
   *
   * @throws IllegalStateException if those taken out before are not settled
   */
  public HistoryLeaving drain() {
    if (leaving > 0) {
      throw new IllegalStateException("a checkpoint is under way");
    }
    leaving = pages.size();
    leavingPoints = points;
    points = 0;
    return new HistoryLeaving(List.copyOf(pages));
  }

  /** What was taken out is kept by a checkpoint, or is not, and comes back. */
  public void settle(boolean kept) {
    if (kept) {
      pages.subList(0, leaving).clear();
      before += leaving;
    } else {
      points += leavingPoints;
    }
    leaving = 0;
    leavingPoints = 0;
  }

  /** The points of a series from a time to another, both included, in the order they came in. */
  public List<HistoryPoint> find(int slot, SeriesKey series, long from, long to) {
    List<HistoryPoint> found = new ArrayList<>();
    long place = slot < newest.length ? newest[slot] - 1 : -1;
    while (place >= 0 && isOf(series, place)) {
      int row = (int) (place % HistoryPage.ROWS);
      HistoryPage page = page(place);
      long time = page.points.time(row);
      if (time >= from && time <= to) {
        found.add(page.points.point(row));
      }
      int back = page.back(row);
      place = back == 0 ? -1 : place - back;
    }
    Collections.reverse(found);
    return found;
  }
}
