package dev.vigil.model;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The names and values that tell one series of a metric from another. Immutable, sorted by name.
 */
public final class Labels {
  private static final Labels NONE = new Labels(new TreeMap<>());

  private final SortedMap<String, String> byName;
  private final int hash;

  private Labels(SortedMap<String, String> byName) {
    this.byName = Collections.unmodifiableSortedMap(byName);
    this.hash = byName.hashCode();
  }

  /** No label at all. */
  public static Labels none() {
    return NONE;
  }

  /** One label. */
  public static Labels of(String name, String value) {
    return of(Map.of(name, value));
  }

  /**
   * The labels of a map, which is copied.
   *
   * @throws IllegalArgumentException if a name is blank
   */
  public static Labels of(Map<String, String> labels) {
    if (labels.isEmpty()) {
      return NONE;
    }
    TreeMap<String, String> sorted = new TreeMap<>();
    labels.forEach((name, value) -> sorted.put(named(name), requireNonNull(value, name)));
    return new Labels(sorted);
  }

  private static String named(String name) {
    if (name.isBlank()) {
      throw new IllegalArgumentException("a label needs a name, was '" + name + "'");
    }
    return name;
  }

  /** The value of a label, if it is there. */
  public Optional<String> get(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** All labels, sorted by name; unmodifiable. */
  public SortedMap<String, String> asMap() {
    return byName;
  }

  /** Whether there is no label. */
  public boolean isEmpty() {
    return byName.isEmpty();
  }

  @Override
  public boolean equals(Object other) {
    return this == other
        || (other instanceof Labels that && hash == that.hash && byName.equals(that.byName));
  }

  @Override
  public int hashCode() {
    return hash;
  }

  /** As Prometheus writes them: {@code {host="a",path="/x"}}; empty where there is none. */
  @Override
  public String toString() {
    if (byName.isEmpty()) {
      return "";
    }
    StringBuilder text = new StringBuilder("{");
    byName.forEach(
        (name, value) -> {
          text.append(text.length() > 1 ? "," : "").append(name).append("=\"");
          text.append(value.replace("\\", "\\\\").replace("\"", "\\\"")).append('"');
        });
    return text.append('}').toString();
  }
}
