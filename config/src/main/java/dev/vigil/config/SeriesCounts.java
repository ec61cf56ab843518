package dev.vigil.config;

import dev.vigil.model.Glob;
import dev.vigil.pipeline.MetricLimit;
import java.util.List;

/**
 * How many series of a metric are watched at once.
 *
 * @param each of metrics that no entry matches
 */
record SeriesCounts(int each, List<Entry> entries) {
  static final SeriesCounts NONE = new SeriesCounts(Integer.MAX_VALUE, List.of());

  /** So many of each metric that matches. */
  record Entry(Glob metric, int most) {}

  SeriesCounts {
    entries = List.copyOf(entries);
  }

  MetricLimit limit() {
    return equals(NONE) ? MetricLimit.NONE : this::of;
  }

  private int of(String metric) {
    for (Entry entry : entries) {
      if (entry.metric().matches(metric)) {
        return entry.most();
      }
    }
    return each;
  }
}
