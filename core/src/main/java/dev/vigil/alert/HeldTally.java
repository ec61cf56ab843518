package dev.vigil.alert;

import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How many anomalies each silence and each window has kept from people: the last 5,000. One owner.
 */
final class HeldTally {
  private static final int MOST = 5_000;

  private final Map<String, Long> counts =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
          return size() > MOST;
        }
      };

  private static String key(Keeping.Kind kind, String name) {
    return kind.name() + ' ' + name;
  }

  void add(Keeping keeping) {
    counts.merge(key(keeping.kind(), keeping.name()), 1L, Long::sum);
  }

  long of(Keeping.Kind kind, String name) {
    return counts.getOrDefault(key(kind, name), 0L);
  }

  void save(StateWriter out) {
    out.part('H', 1).put(counts.size());
    counts.forEach((key, count) -> out.put(key).put(count.longValue()));
  }

  static HeldTally read(StateReader in) {
    in.part('H', 1);
    HeldTally loaded = new HeldTally();
    for (int left = in.getInt("tallies", 0, MOST); left > 0; left--) {
      loaded.counts.put(in.getString(), in.getLong());
    }
    return loaded;
  }
}
