package dev.vigil.config;

import dev.vigil.model.Glob;
import dev.vigil.model.Labels;
import dev.vigil.model.SeriesKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which series are meant.
 *
 * @param metric pattern of the metric's name
 * @param labels pattern of the value of each label that must be there
 */
record SeriesPattern(Glob metric, Map<String, Glob> labels) {
  static final SeriesPattern ALL = new SeriesPattern(Glob.ANY, Map.of());

  SeriesPattern {
    labels = Map.copyOf(labels);
  }

  /** As it would be written: {@code cpu_*{host=web?}}. */
  @Override
  public String toString() {
    Map<String, Glob> sorted = new TreeMap<>(labels);
    List<String> parts = new ArrayList<>();
    sorted.forEach((name, value) -> parts.add(name + "=" + value.pattern()));
    return metric.pattern() + (parts.isEmpty() ? "" : "{" + String.join(", ", parts) + "}");
  }

  boolean matches(SeriesKey series) {
    return metric.matches(series.metric()) && labelled(series.labels());
  }

  private boolean labelled(Labels given) {
    for (Map.Entry<String, Glob> label : labels.entrySet()) {
      if (given.get(label.getKey()).filter(label.getValue()::matches).isEmpty()) {
        return false;
      }
    }
    return true;
  }

  /** Whether each series that the other matches is matched by this as well. */
  boolean covers(SeriesPattern other) {
    return metric.covers(other.metric)
        && labels.entrySet().stream()
            .allMatch(
                label -> {
                  Glob inner = other.labels.get(label.getKey());
                  return inner != null && label.getValue().covers(inner);
                });
  }
}
