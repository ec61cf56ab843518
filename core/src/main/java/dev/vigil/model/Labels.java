package dev.vigil.model;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The names and values that tell one series of a metric from another. Immutable, sorted by name.
 *
 * <p>They stand in one array, as there may be millions of them; the map is made for those who ask
 * for it.
 */
public final class Labels {
  private static final String[] NOTHING = {};
  private static final Labels NONE = new Labels(NOTHING);

  /** Names and values in turn, sorted by name. */
  private final String[] pairs;

  private final int hash;
  private volatile @Nullable SortedMap<String, String> map;

  private Labels(String[] pairs) {
    this.pairs = pairs;
    int sum = 0;
    for (int i = 0; i < pairs.length; i += 2) {
      sum += pairs[i].hashCode() ^ pairs[i + 1].hashCode();
    }
    this.hash = sum;
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
    String[] pairs = new String[2 * labels.size()];
    int size = 0;
    for (Map.Entry<String, String> label : labels.entrySet()) {
      String name = named(label.getKey());
      int at = size;
      for (; at > 0 && pairs[at - 2].compareTo(name) > 0; at -= 2) {
        pairs[at] = pairs[at - 2];
        pairs[at + 1] = pairs[at - 1];
      }
      pairs[at] = name;
      pairs[at + 1] = requireNonNull(label.getValue(), name);
      size += 2;
    }
    return new Labels(pairs);
  }

  private static String named(String name) {
    if (name.isBlank()) {
      throw new IllegalArgumentException("a label needs a name, was '" + name + "'");
    }
    return name;
  }

  /** The value of a label, if it is there. */
  public Optional<String> get(String name) {
    return Optional.ofNullable(find(name));
  }

  /** The value of a label; null if it is not there. For those in haste. */
  public @Nullable String find(String name) {
    for (int i = 0; i < pairs.length; i += 2) {
      if (pairs[i].equals(name)) {
        return pairs[i + 1];
      }
    }
    return null;
  }

  /** All labels, sorted by name; unmodifiable. */
  public SortedMap<String, String> asMap() {
    SortedMap<String, String> made = map;
    if (made == null) {
      TreeMap<String, String> sorted = new TreeMap<>();
      forEach(sorted::put);
      made = Collections.unmodifiableSortedMap(sorted);
      map = made;
    }
    return made;
  }

  /** Hands over names and values in the order of the names. */
  public void forEach(BiConsumer<String, String> take) {
    for (int i = 0; i < pairs.length; i += 2) {
      take.accept(pairs[i], pairs[i + 1]);
    }
  }

  /** How many there are. */
  public int size() {
    return pairs.length / 2;
  }

  /** A name, by its place in their order. */
  public String name(int at) {
    return pairs[2 * at];
  }

  /** The value of the label at a place in the order of names. */
  public String value(int at) {
    return pairs[2 * at + 1];
  }

  /** Whether all of the others are among these. */
  public boolean contain(Labels others) {
    for (int i = 0; i < others.pairs.length; i += 2) {
      if (!others.pairs[i + 1].equals(find(others.pairs[i]))) {
        return false;
      }
    }
    return true;
  }

  /** Whether there is no label. */
  public boolean isEmpty() {
    return pairs.length == 0;
  }

  @Override
  public boolean equals(Object other) {
    return this == other
        || (other instanceof Labels that && hash == that.hash && Arrays.equals(pairs, that.pairs));
  }

  @Override
  public int hashCode() {
    return hash;
  }

  /** As Prometheus writes them: {@code {host="a",path="/x"}}; empty where there is none. */
  @Override
  public String toString() {
    if (isEmpty()) {
      return "";
    }
    StringBuilder text = new StringBuilder("{");
    forEach(
        (name, value) -> {
          text.append(text.length() > 1 ? "," : "").append(name).append("=\"");
          text.append(value.replace("\\", "\\\\").replace("\"", "\\\"")).append('"');
        });
    return text.append('}').toString();
  }
}
