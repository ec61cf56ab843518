package dev.vigil.incident;

import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** An incident's story: its first thirty lines and its last thirty. One owner. */
final class Timeline {
  private static final int FIRST = 30;
  private static final int LAST = 30;
  private static final int LONGEST = 2_500;

  private final List<TimelineEntry> lines = new ArrayList<>();

  void add(long now, String text) {
    String kept = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    lines.add(new TimelineEntry(now, kept));
    if (lines.size() > FIRST + LAST) {
      lines.remove(FIRST);
    }
  }

  /** Takes in the story of another. */
  void merge(Timeline other) {
    lines.addAll(other.lines);
    lines.sort(Comparator.comparingLong(TimelineEntry::epochMillis));
    while (lines.size() > FIRST + LAST) {
      lines.remove(FIRST);
    }
  }

  List<TimelineEntry> lines() {
    return List.copyOf(lines);
  }

  void save(StateWriter out) {
    out.put(lines.size());
    lines.forEach(line -> out.put(line.epochMillis()).put(line.text()));
  }

  static Timeline read(StateReader in) {
    Timeline loaded = new Timeline();
    for (int left = in.getInt("lines of a story", 0, FIRST + LAST); left > 0; left--) {
      loaded.lines.add(new TimelineEntry(in.getLong(), in.getString()));
    }
    return loaded;
  }
}
