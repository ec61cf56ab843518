package dev.vigil.formats.table;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a series is called.
 *
 * @param metric what is measured: the text of a column such as {@code metric}, or the name of the
 *     value's column
 * @param labels column and text of the other columns that name the series, in the table's order
 */
public record SeriesName(String metric, Map<String, String> labels) {
  public SeriesName {
    requireNonNull(metric, "metric");
    labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
  }

  /** Such as {@code cpu} or <code>cpu{host=a, disk=sda}</code>. */
  @Override
  public String toString() {
    return labels.isEmpty()
        ? metric
        : labels.entrySet().stream()
            .map(label -> label.getKey() + "=" + label.getValue())
            .collect(Collectors.joining(", ", metric + "{", "}"));
  }
}
