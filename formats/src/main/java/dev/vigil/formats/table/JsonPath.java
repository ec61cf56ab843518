package dev.vigil.formats.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a value of a JSON object belongs: a name inside of names, and the column that stands for
 * it.
 */
final class JsonPath {
  private static final int MOST_COLUMNS = 10_000;
  private static final int NO_COLUMN = -1;

  private final String name;
  private final List<String> columns;
  private final Map<String, JsonPath> inner = new HashMap<>();
  private int column = NO_COLUMN;

  private JsonPath(String name, List<String> columns) {
    this.name = name;
    this.columns = columns;
  }

  static JsonPath root() {
    return new JsonPath("", new ArrayList<>());
  }

  /** The names of all columns under this root, inner names after a dot. */
  List<String> columns() {
    return columns;
  }

  /** The path one name further, or {@code null} where nobody has asked to {@link #learn} it. */
  @Nullable JsonPath inner(String key) {
    return inner.get(key);
  }

  JsonPath learn(String key) {
    return inner.computeIfAbsent(
        key, k -> new JsonPath(name.isEmpty() ? k : name + "." + k, columns));
  }

  /** Gives this path a column, while there is room. */
  void learnColumn() {
    if (column == NO_COLUMN && columns.size() < MOST_COLUMNS) {
      column = columns.size();
      columns.add(name);
    }
  }

  boolean hasColumn() {
    return column != NO_COLUMN;
  }

  int column() {
    return column;
  }
}
