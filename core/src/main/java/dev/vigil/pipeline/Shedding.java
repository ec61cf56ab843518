package dev.vigil.pipeline;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The metrics of which most observations are refused because a limit of series is reached. Of very
 * many metrics the {@value #MOST} with the most are known, and one that came late may be told with
 * more than it had, by what the one had that it took the place of (Metwally, Agrawal and El Abbadi,
 * "Efficient Computation of Frequent and Top-k Elements in Data Streams", 2005). Thread-safe.
 */
final class Shedding {
  private static final int MOST = 50;

  private final Map<String, Long> refused = new HashMap<>();

  synchronized void add(String metric) {
    if (refused.size() < MOST || refused.containsKey(metric)) {
      refused.merge(metric, 1L, Long::sum);
      return;
    }
    Map.Entry<String, Long> least = null;
    for (Map.Entry<String, Long> one : refused.entrySet()) {
      if (least == null || one.getValue() < least.getValue()) {
        least = one;
      }
    }
    if (least != null) {
      long had = least.getValue();
      refused.remove(least.getKey());
      refused.put(metric, had + 1);
    }
  }

  /** How many observations of each were refused, those with the most first. */
  synchronized Map<String, Long> most() {
    Map<String, Long> sorted = new LinkedHashMap<>();
    refused.entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .forEach(one -> sorted.put(one.getKey(), one.getValue()));
    return sorted;
  }
}
