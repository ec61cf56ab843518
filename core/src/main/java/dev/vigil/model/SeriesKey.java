package dev.vigil.model;

import static java.util.Objects.requireNonNull;

/**
 * What a series is known by: its metric's name and its labels. Every series has a baseline of its
 * own.
 *
 * @param metric name of what is measured, such as {@code response_time}; not blank
 * @param labels what tells this series from others of the metric
 */
public record SeriesKey(String metric, Labels labels) {
  public SeriesKey {
    requireNonNull(labels, "labels");
    if (metric.isBlank()) {
      throw new IllegalArgumentException("a series needs a metric name, was '" + metric + "'");
    }
  }

  /** A series without labels. */
  public static SeriesKey of(String metric) {
    return new SeriesKey(metric, Labels.none());
  }

  @Override
  public int hashCode() {
    return 31 * metric.hashCode() + labels.hashCode();
  }

  @Override
  public String toString() {
    return metric + labels;
  }
}
