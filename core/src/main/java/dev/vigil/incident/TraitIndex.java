package dev.vigil.incident;

import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where each trait was seen last: in which incidents, the last four, and when. The 50,000 traits
 * seen last are known. One owner.
 */
final class TraitIndex {
  private static final int MOST = 50_000;
  private static final int INCIDENTS = 4;

  /** Pairs of an incident's number and a time, newest first. */
  private final Map<String, long[]> places = new LinkedHashMap<>();

  private static final long[] NONE = {};

  /** Incidents and times, in turns. */
  long[] of(String trait) {
    return places.getOrDefault(trait, NONE);
  }

  void put(String trait, long incident, long now) {
    long[] before = places.remove(trait);
    long[] next = before == null ? new long[] {incident, now} : with(before, incident, now);
    places.put(trait, next);
    if (places.size() > MOST) {
      var oldest = places.entrySet().iterator();
      oldest.next();
      oldest.remove();
    }
  }

  private static long[] with(long[] before, long incident, long now) {
    long[] next = new long[2 * INCIDENTS];
    next[0] = incident;
    next[1] = now;
    int size = 2;
    for (int i = 0; i < before.length && size < next.length; i += 2) {
      if (before[i] == incident) {
        next[1] = Math.max(now, before[i + 1]);
      } else {
        next[size++] = before[i];
        next[size++] = before[i + 1];
      }
    }
    return size == next.length ? next : Arrays.copyOf(next, size);
  }

  void save(StateWriter out) {
    out.put(places.size());
    places.forEach(
        (trait, seen) -> {
          StateText.put(trait, out);
          out.put(seen.length / 2);
          for (long one : seen) {
            out.put(one);
          }
        });
  }

  static TraitIndex read(StateReader in) {
    TraitIndex loaded = new TraitIndex();
    for (int left = in.getInt("traits", 0, MOST); left > 0; left--) {
      String trait = StateText.read(in);
      long[] seen = new long[2 * in.getInt("incidents of a trait", 1, INCIDENTS)];
      for (int i = 0; i < seen.length; i++) {
        seen[i] = in.getLong();
      }
      loaded.places.put(trait, seen);
    }
    return loaded;
  }
}
