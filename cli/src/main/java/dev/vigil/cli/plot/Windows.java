package dev.vigil.cli.plot;

import java.util.ArrayList;
import java.util.List;

/** Gathers runs of labelled observations. Counts all of them, keeps the first. One owner. */
final class Windows {
  private static final int MOST = 2_000;

  private final List<Window> closed = new ArrayList<>();
  private boolean open;
  private long from;
  private long to;
  private boolean hit;
  private long count;
  private long hits;

  /** Takes the label of an observation, and whether an anomaly was told of it. */
  void add(long epochMillis, boolean labelled, boolean told) {
    if (labelled) {
      if (!open) {
        open = true;
        from = epochMillis;
        hit = false;
        count++;
      }
      to = epochMillis;
      if (told && !hit) {
        hit = true;
        hits++;
      }
    } else if (open) {
      open = false;
      keep(closed);
    }
  }

  private void keep(List<Window> windows) {
    if (windows.size() < MOST) {
      windows.add(new Window(Math.min(from, to), Math.max(from, to), hit));
    }
  }

  long count() {
    return count;
  }

  long hits() {
    return hits;
  }

  /** In the order of time; at most 2,000. */
  List<Window> all() {
    List<Window> all = new ArrayList<>(closed);
    if (open) {
      keep(all);
    }
    return all;
  }
}
