package dev.vigil.pipeline;

import dev.vigil.model.SeriesKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Series of each metric that others may learn from: of those whose interval is known, the first
 * ones by name, whatever the order in which they came. One owner.
 */
final class Siblings {
  private static final int MOST = 16;

  private final Map<String, TreeMap<String, SeriesKey>> byMetric = new HashMap<>();

  void add(SeriesKey series) {
    TreeMap<String, SeriesKey> all =
        byMetric.computeIfAbsent(series.metric(), metric -> new TreeMap<>());
    String name = series.toString();
    if (all.size() == MOST && name.compareTo(all.lastKey()) > 0) {
      return;
    }
    all.put(name, series);
    if (all.size() > MOST) {
      all.pollLastEntry();
    }
  }

  /** Begins anew with the series that there are. */
  void fill(List<Shard> shards) {
    byMetric.clear();
    for (Shard shard : shards) {
      shard
          .watches()
          .forEach(
              (series, watch) -> {
                if (watch.presence().known()) {
                  add(series);
                }
              });
    }
  }

  /** Those of a series' metric, in the order of their names. */
  List<SeriesKey> of(SeriesKey series) {
    TreeMap<String, SeriesKey> all = byMetric.get(series.metric());
    return all == null ? List.of() : new ArrayList<>(all.values());
  }
}
