package dev.vigil.formats.wire;

import dev.vigil.model.Labels;
import dev.vigil.model.SeriesKey;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Gathers name and labels of a series that is seen for the first time, and checks them. A label
 * without text is no label, as in Prometheus. One owner.
 */
final class SeriesBuilder {
  private static final int OBJECT_BYTES = 100;
  private static final int LABEL_BYTES = 130;

  private final WireLimits limits;
  private final Map<String, String> labels = new LinkedHashMap<>();
  private String metric = "";
  private @Nullable RowFault fault;

  SeriesBuilder(WireLimits limits) {
    this.limits = limits;
  }

  SeriesBuilder begin() {
    labels.clear();
    metric = "";
    fault = null;
    return this;
  }

  void metric(String name) {
    check(name);
    metric = name;
  }

  /** A label that may be given only once. */
  void label(String name, String value) {
    if (labels.containsKey(name)) {
      fault(RowFault.LABEL_TWICE);
    }
    overrule(name, value);
  }

  /** A label that takes the place of one given before. */
  void overrule(String name, String value) {
    check(name);
    check(value);
    if (name.isBlank()) {
      fault(RowFault.BAD_LABELS);
    } else if (value.isEmpty()) {
      labels.remove(name);
    } else if (labels.size() == limits.labels() && !labels.containsKey(name)) {
      fault(RowFault.TOO_MANY_LABELS);
    } else {
      labels.put(name, value);
    }
  }

  boolean has(String label) {
    return labels.containsKey(label);
  }

  private void check(String text) {
    if (text.length() > limits.textBytes()) {
      fault(RowFault.LONG_TEXT);
    }
  }

  void fault(RowFault found) {
    if (fault == null) {
      fault = found;
    }
  }

  /** What is wrong with the series; null if nothing is. */
  @Nullable RowFault fault() {
    return fault == null && metric.isBlank() ? RowFault.NO_METRIC : fault;
  }

  /** What is wrong with the labels alone; null if nothing is. */
  @Nullable RowFault labelFault() {
    return fault;
  }

  Map<String, String> labels() {
    return labels;
  }

  /** About how many bytes of memory the series takes. */
  long size() {
    long size = (long) OBJECT_BYTES + metric.length();
    for (Map.Entry<String, String> label : labels.entrySet()) {
      size += LABEL_BYTES;
      size += label.getKey().length();
      size += label.getValue().length();
    }
    return size;
  }

  /** The series, with which nothing is wrong. */
  SeriesKey key() {
    return new SeriesKey(metric, Labels.of(labels));
  }
}
