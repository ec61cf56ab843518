package dev.vigil.evaluation.measure;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * What alarms under a budget found, event by event. An event is a labelled run of rows.
 *
 * @param events events there are
 * @param paged events with a page in the run or in the 20 rows after it
 * @param covered events with a page or an update there
 * @param pages pages, each of which interrupts a person
 * @param falsePages pages that belong to no event
 * @param updates updates, which only go on with an alarm already told
 * @param weeks length of the measured part, summed over series
 */
public record EventRecall(
    int events, int paged, int covered, int pages, int falsePages, int updates, double weeks) {
  /** Nothing at all. */
  public static final EventRecall NONE = new EventRecall(0, 0, 0, 0, 0, 0, 0);

  /** How many rows after its end an event may still be told. */
  private static final int GRACE = 20;

  private static final double WEEK = Duration.ofDays(7).toMillis();

  /**
   * Counts over the measured part of a series.
   *
   * @param epochMillis time of each row; may repeat or run backwards
   * @param labels whether the row is labelled anomalous
   * @param pages whether it is paged
   * @param updates whether it updates an open alarm
   * @throws IllegalArgumentException if there is no row or the lengths differ
   */
  public static EventRecall of(
      long[] epochMillis, boolean[] labels, boolean[] pages, boolean[] updates) {
    int rows = labels.length;
    if (rows == 0 || epochMillis.length != rows || pages.length != rows || updates.length != rows) {
      throw new IllegalArgumentException("columns must be of one length and not empty");
    }
    List<LabelledRun> events = LabelledRun.in(labels);
    boolean[] belongs = new boolean[rows];
    int paged = 0;
    int covered = 0;
    for (LabelledRun event : events) {
      boolean page = false;
      boolean update = false;
      for (int row = event.first(); row <= Math.min(rows - 1, event.last() + GRACE); row++) {
        belongs[row] = true;
        page |= pages[row];
        update |= updates[row];
      }
      paged += page ? 1 : 0;
      covered += page || update ? 1 : 0;
    }
    int falsePages = 0;
    for (int row = 0; row < rows; row++) {
      falsePages += pages[row] && !belongs[row] ? 1 : 0;
    }
    double weeks = span(epochMillis) / WEEK;
    return new EventRecall(
        events.size(), paged, covered, count(pages), falsePages, count(updates), weeks);
  }

  private static double span(long[] epochMillis) {
    long latest = epochMillis[0];
    for (long time : epochMillis) {
      latest = Math.max(latest, time);
    }
    return latest - epochMillis[0];
  }

  private static int count(boolean[] rows) {
    int count = 0;
    for (boolean row : rows) {
      count += row ? 1 : 0;
    }
    return count;
  }

  /** Both together. */
  public EventRecall plus(EventRecall other) {
    return new EventRecall(
        events + other.events,
        paged + other.paged,
        covered + other.covered,
        pages + other.pages,
        falsePages + other.falsePages,
        updates + other.updates,
        weeks + other.weeks);
  }

  /** Pages for each week of a series. */
  public double pagesPerWeek() {
    return pages / weeks;
  }

  /** False pages for each week of a series. */
  public double falsePagesPerWeek() {
    return falsePages / weeks;
  }

  /** Updates for each week of a series. */
  public double updatesPerWeek() {
    return updates / weeks;
  }

  /**
   * {@code paged/covered of events +false(pages,uUpdates)}, the last three for each week of a
   * series.
   */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%d/%d of %d +%.2f(%.2f,u%.2f)",
        paged,
        covered,
        events,
        falsePagesPerWeek(),
        pagesPerWeek(),
        updatesPerWeek());
  }
}
