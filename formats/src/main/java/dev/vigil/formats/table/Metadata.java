package dev.vigil.formats.table;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads what comes with the values of a row, and tells of them. One owner. */
final class Metadata {
  private static final String PREFIX = "metadata.";

  private final List<Column> columns;
  private final NumberReader number;

  Metadata(List<Column> columns, NumberReader number) {
    this.columns = columns;
    this.number = number;
  }

  /** Whether a column holds metadata by its name: {@code metadata.battery}. */
  static boolean names(String column) {
    return column.length() > PREFIX.length() && column.startsWith(PREFIX);
  }

  /** Whether there is nothing to read. */
  boolean none() {
    return columns.isEmpty();
  }

  /** The metadata of a row; {@code a.b} is the {@code b} within {@code a}. */
  Map<String, Object> of(Row row) {
    Map<String, Object> all = new LinkedHashMap<>();
    for (Column column : columns) {
      int at = column.index();
      if (!row.absent(at) && row.length(at) > 0) {
        String name = column.name();
        put(all, names(name) ? name.substring(PREFIX.length()) : name, value(row, at));
      }
    }
    return all;
  }

  @SuppressWarnings("unchecked") // the maps within are made here alone
  private static void put(Map<String, Object> into, String path, Object value) {
    int dot = path.indexOf('.');
    boolean within = dot > 0 && dot < path.length() - 1;
    Object inner =
        within ? into.computeIfAbsent(path.substring(0, dot), name -> new LinkedHashMap<>()) : into;
    if (within && inner instanceof Map<?, ?> map) {
      put((Map<String, Object>) map, path.substring(dot + 1), value);
    } else {
      into.put(path, value);
    }
  }

  private Object value(Row row, int at) {
    if (number.read(row.data(), row.start(at), row.end(at)) == NumberReader.Kind.NUMBER) {
      return number.value();
    }
    String text = row.text(at);
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> text;
    };
  }
}
