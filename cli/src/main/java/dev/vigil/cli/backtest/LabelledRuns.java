package dev.vigil.cli.backtest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where the input says that something was wrong: runs of labelled rows, each an event. The rows of
 * a wide table are labelled once for all their values. One owner.
 */
final class LabelledRuns {
  private final List<Group> groups = new ArrayList<>();
  private final int seriesEach;
  private boolean labelled;

  /**
   * One event, from its first labelled row until its last.
   *
   * @param group what shares its labels
   */
  record Run(int group, long from, long until) {}

  private static final class Group {
    private final List<Run> runs = new ArrayList<>();
    private boolean open;
  }

  /**
   * @param seriesEach how many series share a row, and with it a label
   */
  LabelledRuns(int seriesEach) {
    this.seriesEach = seriesEach;
  }

  /**
   * A row of a series.
   *
   * @param label 1 where something was wrong, 0 where nothing was, below 0 where that is not said
   */
  void row(int series, long epochMillis, int label) {
    Group group = group(series);
    labelled |= label >= 0;
    if (label != 1) {
      group.open = false;
      return;
    }
    List<Run> runs = group.runs;
    int last = runs.size() - 1;
    if (group.open) {
      Run run = runs.get(last);
      long from = Math.min(run.from(), epochMillis);
      runs.set(last, new Run(run.group(), from, Math.max(run.until(), epochMillis)));
    } else {
      group.open = true;
      runs.add(new Run(series / seriesEach, epochMillis, epochMillis));
    }
  }

  private Group group(int series) {
    int group = series / seriesEach;
    while (group >= groups.size()) {
      groups.add(new Group());
    }
    return groups.get(group);
  }

  /** Whether any row said whether something was wrong. */
  boolean labelled() {
    return labelled;
  }

  List<Run> all() {
    return groups.stream().flatMap(group -> group.runs.stream()).toList();
  }

  /** The event that a series is in at a time. */
  Optional<Run> at(int series, long epochMillis) {
    for (Run run : group(series).runs) {
      if (epochMillis >= run.from() && epochMillis <= run.until()) {
        return Optional.of(run);
      }
    }
    return Optional.empty();
  }
}
