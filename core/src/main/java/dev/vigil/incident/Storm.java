package dev.vigil.incident;

import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/** Whether so many incidents would open within a minute that they are one. One owner. */
final class Storm {
  private static final long MINUTE = 60_000;

  private final int most;
  private final ArrayDeque<Opening> openings = new ArrayDeque<>();

  /** The incident of the storm; 0 while there is none. */
  private long incident;

  private record Opening(long at, long incident) {}

  Storm(int most) {
    this.most = most;
  }

  /** Whether an incident that would open now is one of a storm. */
  boolean blows(long now) {
    boolean blows =
        openings.size() >= most - 1 && Math.abs(now - openings.getFirst().at()) <= MINUTE;
    if (!blows) {
      incident = 0;
    }
    return blows;
  }

  /** An incident was opened, or would have been if there were no storm. */
  void opened(long now, long number) {
    openings.addLast(new Opening(now, number));
    if (openings.size() > most - 1) {
      openings.removeFirst();
    }
  }

  long incident() {
    return incident;
  }

  void incident(long number) {
    incident = number;
  }

  /** The incidents that were opened last. */
  List<Long> incidents() {
    List<Long> all = new ArrayList<>();
    openings.forEach(one -> all.add(one.incident()));
    return all;
  }

  void save(StateWriter out) {
    out.put(incident).put(openings.size());
    openings.forEach(one -> out.put(one.at()).put(one.incident()));
  }

  static Storm read(StateReader in, int most) {
    Storm loaded = new Storm(most);
    loaded.incident = in.getLong();
    for (int left = in.getInt("openings of a storm", 0, 1_000); left > 0; left--) {
      loaded.opened(in.getLong(), in.getLong());
    }
    return loaded;
  }
}
