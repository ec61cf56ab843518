package dev.vigil.pipeline;

import java.util.HashMap;
import java.util.Map;

/** How many series of each metric are watched, where that is limited. One owner. */
final class MetricRoom {
  private final MetricLimit limit;
  private final Map<String, Integer> watched = new HashMap<>();

  MetricRoom(MetricLimit limit) {
    this.limit = limit;
  }

  /** Whether any metric is limited: a series is to begin on one thread then. */
  boolean limited() {
    return limit != MetricLimit.NONE;
  }

  /** Whether one more of a metric may be watched. */
  boolean hasRoom(String metric) {
    return !limited() || watched.getOrDefault(metric, 0) < limit.of(metric);
  }

  /** One more is watched, whether there was room or not. */
  void add(String metric) {
    if (limited()) {
      watched.merge(metric, 1, Integer::sum);
    }
  }

  /** One is no longer watched. */
  void remove(String metric) {
    if (limited()) {
      watched.computeIfPresent(metric, (name, many) -> many > 1 ? many - 1 : null);
    }
  }
}
