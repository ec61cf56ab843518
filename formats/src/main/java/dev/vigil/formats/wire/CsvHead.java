package dev.vigil.formats.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the first line says of the columns. With a column {@code metric} each row is one point, and
 * what is neither metric, time nor value is a label. Without one, each column is a metric, but
 * those that begin with {@code label.}. Immutable.
 *
 * @param columns how many there are
 * @param time number of the column of times
 * @param metric number of the column of names; -1 if the columns are the metrics
 * @param value number of the column of values; -1 if the columns are the metrics
 * @param labels those with labels
 * @param metrics those that are metrics
 */
record CsvHead(
    int columns, int time, int metric, int value, List<Column> labels, List<Column> metrics) {
  private static final Set<String> TIMES = Set.of("timestamp", "time", "datetime", "date", "ts");
  private static final Set<String> METRICS = Set.of("metric", "metricname");
  private static final List<String> LABELS = List.of("label.", "labels.");

  /** A column and what it is called. Immutable. */
  static final class Column {
    private final int number;
    private final byte[] name;

    Column(int number, String name) {
      this.number = number;
      this.name = name.getBytes(UTF_8);
    }

    int number() {
      return number;
    }

    /** In UTF-8; not to be written to. */
    byte[] name() {
      return name;
    }
  }

  /**
   * Reads it.
   *
   * @throws WireException if it is no head; the problem says what is missing
   */
  static CsvHead of(CsvRecord record, int at) throws WireException {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < record.count(); i++) {
      names.add(record.text(i).strip());
    }
    refuseTwins(names, at);
    int time = find(names, TIMES);
    int metric = find(names, METRICS);
    int value = metric < 0 ? -1 : find(names, Set.of("value"));
    if (time < 0) {
      throw malformed(at, "there is no column 'timestamp' or 'time' in the first line");
    }
    if (metric >= 0 && value < 0) {
      throw malformed(at, "there is a column 'metric' in the first line, and none 'value'");
    }
    List<Column> labels = new ArrayList<>();
    List<Column> metrics = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      String label = label(name);
      boolean rest = i != time && i != metric && i != value && !name.isEmpty();
      if (rest && (metric >= 0 || label != null)) {
        labels.add(new Column(i, label == null ? name : label));
      } else if (rest) {
        metrics.add(new Column(i, name));
      }
    }
    if (metric < 0 && metrics.isEmpty()) {
      throw malformed(at, "there is no column with values in the first line");
    }
    return new CsvHead(names.size(), time, metric, value, labels, metrics);
  }

  private static void refuseTwins(List<String> names, int at) throws WireException {
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      if (!name.isEmpty() && !seen.add(name)) {
        throw malformed(at, "a column stands twice in the first line");
      }
    }
  }

  private static WireException malformed(int at, String problem) {
    return WireException.malformed(at, problem);
  }

  private static int find(List<String> names, Set<String> wanted) {
    for (int i = 0; i < names.size(); i++) {
      if (wanted.contains(names.get(i).toLowerCase(Locale.ROOT))) {
        return i;
      }
    }
    return -1;
  }

  /** The name of a label; null if the column is not marked as one. */
  private static @Nullable String label(String name) {
    for (String prefix : LABELS) {
      if (name.length() > prefix.length() && name.startsWith(prefix)) {
        return name.substring(prefix.length());
      }
    }
    return null;
  }
}
