package dev.vigil.formats.table;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The columns that were told by name; what is empty is found.
 *
 * @param time the column of the time, or two: a date and a time of day
 * @param values the columns of the values; each is a series of its own
 * @param series the columns whose texts together name the series
 * @param label the column that says which rows are anomalies, or {@code null}
 * @param metadata the columns that come with the values, and tell of them
 */
public record Columns(
    List<String> time,
    List<String> values,
    List<String> series,
    @Nullable String label,
    List<String> metadata) {
  /** Everything is found. */
  public static final Columns FOUND = new Columns(List.of(), List.of(), List.of(), null);

  public Columns {
    time = List.copyOf(requireNonNull(time, "time"));
    values = List.copyOf(requireNonNull(values, "values"));
    series = List.copyOf(requireNonNull(series, "series"));
    metadata = List.copyOf(requireNonNull(metadata, "metadata"));
    if (time.size() > 2) {
      throw new IllegalArgumentException(
          "time is one column, or a date and a time of day, was " + time);
    }
  }

  /** Nothing comes with the values but what is found. */
  public Columns(
      List<String> time, List<String> values, List<String> series, @Nullable String label) {
    this(time, values, series, label, List.of());
  }

  /** The same, with these columns of metadata. */
  public Columns withMetadata(List<String> names) {
    return new Columns(time, values, series, label, names);
  }
}
