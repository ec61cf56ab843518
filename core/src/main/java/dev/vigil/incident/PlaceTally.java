package dev.vigil.incident;

import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How many alerts were at each place. Of more than 64 places the rarest gives way to a new one,
 * which takes over its count (space saving: the frequent ones are kept, counts may be too high).
 */
final class PlaceTally {
  private static final int MOST = 64;
  private static final int SHOWN = 10;

  private final Map<String, Integer> counts = new LinkedHashMap<>();

  void add(String place) {
    add(place, 1);
  }

  private void add(String place, int times) {
    Integer before = counts.get(place);
    if (before != null || counts.size() < MOST) {
      counts.put(place, (before == null ? 0 : before) + times);
      return;
    }
    String rarest = place;
    int least = Integer.MAX_VALUE;
    for (Map.Entry<String, Integer> one : counts.entrySet()) {
      if (one.getValue() < least) {
        least = one.getValue();
        rarest = one.getKey();
      }
    }
    counts.remove(rarest);
    counts.put(place, least + times);
  }

  void merge(PlaceTally other) {
    other.counts.forEach(this::add);
  }

  /** The ten with most, most first. */
  Map<String, Integer> top() {
    Map<String, Integer> top = new LinkedHashMap<>();
    List<Map.Entry<String, Integer>> all =
        counts.entrySet().stream()
            .sorted(
                Comparator.comparing((Map.Entry<String, Integer> one) -> -one.getValue())
                    .thenComparing(Map.Entry::getKey))
            .limit(SHOWN)
            .toList();
    all.forEach(one -> top.put(one.getKey(), one.getValue()));
    return top;
  }

  void save(StateWriter out) {
    out.put(counts.size());
    counts.forEach(
        (place, count) -> {
          StateText.put(place, out);
          out.put(count.intValue());
        });
  }

  static PlaceTally read(StateReader in) {
    PlaceTally loaded = new PlaceTally();
    for (int left = in.getInt("places", 0, MOST); left > 0; left--) {
      String place = StateText.read(in);
      loaded.counts.put(place, in.getInt("alerts at a place", 1, Integer.MAX_VALUE / 2));
    }
    return loaded;
  }
}
