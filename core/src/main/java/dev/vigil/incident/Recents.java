package dev.vigil.incident;

import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
import java.util.ArrayDeque;

/** The last openings of alerts, 32 of them, newest first. One owner. */
final class Recents {
  static final int MOST = 32;

  private final ArrayDeque<Opening> all = new ArrayDeque<>();

  /** An alert of a series was opened, and belongs to an incident. */
  record Opening(long series, long at, long incident) {}

  void add(Opening opening) {
    all.addFirst(opening);
    if (all.size() > MOST) {
      all.removeLast();
    }
  }

  Iterable<Opening> all() {
    return all;
  }

  /** Whether so many come at once that being together says nothing. */
  boolean crowded(long now, long near) {
    return all.size() == MOST && now - all.getLast().at() <= near;
  }

  void save(StateWriter out) {
    out.put(all.size());
    all.forEach(one -> out.put(one.series()).put(one.at()).put(one.incident()));
  }

  static Recents read(StateReader in) {
    Recents loaded = new Recents();
    for (int left = in.getInt("openings", 0, MOST); left > 0; left--) {
      loaded.all.addLast(new Opening(in.getLong(), in.getLong(), in.getLong()));
    }
    return loaded;
  }
}
