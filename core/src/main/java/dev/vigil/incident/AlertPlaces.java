package dev.vigil.incident;

import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Which incident an alert is part of, also of the last 50,000 that are over; and which incidents
 * have no alert that goes on, and since when. One owner.
 */
final class AlertPlaces {
  private static final int MOST_OVER = 50_000;
  private static final int MOST = 2_000_000;

  /** No incident has this number. */
  static final long NOWHERE = 0;

  private final Map<Long, Long> live = new LinkedHashMap<>();
  private final Map<Long, Long> over = new LinkedHashMap<>();
  private final Map<Long, Long> quiet = new LinkedHashMap<>();

  void put(long alert, long incident) {
    over.remove(alert);
    live.put(alert, incident);
  }

  /** An alert is over; the incident it is part of. */
  long end(long alert) {
    Long incident = live.remove(alert);
    if (incident == null) {
      return NOWHERE;
    }
    over.put(alert, incident);
    if (over.size() > MOST_OVER) {
      over.remove(over.keySet().iterator().next());
    }
    return incident;
  }

  long live(long alert) {
    return live.getOrDefault(alert, NOWHERE);
  }

  void forEachLive(BiConsumer<Long, Long> action) {
    live.forEach(action);
  }

  long over(long alert) {
    return over.getOrDefault(alert, NOWHERE);
  }

  /** Of an alert that goes on or is over. */
  long of(long alert) {
    long now = live(alert);
    return now == NOWHERE ? over(alert) : now;
  }

  /** No alert of an incident goes on, from now on. */
  void quiet(long incident, long now) {
    quiet.put(incident, now);
  }

  /** An alert of an incident goes on, or nobody waits for its end. */
  void busy(long incident) {
    quiet.remove(incident);
  }

  /** The incidents that have been quiet for so long. */
  List<Long> due(long now, long window) {
    List<Long> due = new ArrayList<>();
    quiet.forEach(
        (incident, since) -> {
          if (now - since >= window) {
            due.add(incident);
          }
        });
    return due;
  }

  void save(StateWriter out) {
    save(live, out);
    save(over, out);
    save(quiet, out);
  }

  private static void save(Map<Long, Long> map, StateWriter out) {
    out.put(map.size());
    map.forEach((key, value) -> out.put(key.longValue()).put(value.longValue()));
  }

  static AlertPlaces read(StateReader in) {
    AlertPlaces loaded = new AlertPlaces();
    read(loaded.live, MOST, in);
    read(loaded.over, MOST_OVER, in);
    read(loaded.quiet, MOST, in);
    return loaded;
  }

  private static void read(Map<Long, Long> map, int most, StateReader in) {
    for (int left = in.getInt("numbers", 0, most); left > 0; left--) {
      map.put(in.getLong(), in.getLong());
    }
  }
}
