package dev.vigil.cli.detect;

import java.util.ArrayList;
import java.util.List;

/**
 * What was told beside what the input labels: a run of labelled rows is an event, and is found if a
 * page or an update falls into it. The rows of a wide table are labelled once for all their values.
 * One owner.
 */
final class LabelTally {
  private final List<Run> runs = new ArrayList<>();
  private final int seriesEach;
  private boolean labelled;
  private long events;
  private long found;
  private long pages;
  private long pagesInEvents;

  private static final class Run {
    private boolean open;
    private boolean found;
  }

  /**
   * @param seriesEach how many series share a row, and with it a label
   */
  LabelTally(int seriesEach) {
    this.seriesEach = seriesEach;
  }

  /** A row and its label, before what is told of it. */
  void row(int series, int label) {
    int group = series / seriesEach;
    while (group >= runs.size()) {
      runs.add(new Run());
    }
    Run run = runs.get(group);
    labelled |= label >= 0;
    if (label != 1) {
      run.open = false;
    } else if (!run.open) {
      run.open = true;
      run.found = false;
      events++;
    }
  }

  /** Something was told of the last row of a series. */
  void told(int series, boolean page) {
    Run run = runs.get(series / seriesEach);
    if (page) {
      pages++;
      pagesInEvents += run.open ? 1 : 0;
    }
    if (run.open && !run.found) {
      run.found = true;
      found++;
    }
  }

  /** Whether any row said whether it is an anomaly. */
  boolean labelled() {
    return labelled;
  }

  long events() {
    return events;
  }

  long found() {
    return found;
  }

  long pages() {
    return pages;
  }

  long pagesInEvents() {
    return pagesInEvents;
  }
}
