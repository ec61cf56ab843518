package dev.vigil.formats.table;

import dev.vigil.formats.time.TimeFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What each column of a table was found or told to be.
 *
 * @param kind "CSV" or "NDJSON"
 * @param time the time, or a date and a time of day
 * @param values at least one
 * @param series the columns that name the series, none where each value column is one series
 * @param aside the other columns
 * @param timeFormat how the time is written
 */
public record Layout(
    String kind,
    List<Column> time,
    List<Column> values,
    List<Column> series,
    Aside aside,
    TimeFormat timeFormat) {
  public Layout {
    time = List.copyOf(time);
    values = List.copyOf(values);
    series = List.copyOf(series);
  }

  /**
   * The columns that are not judged.
   *
   * @param label the column of the label, or {@code null}
   * @param metadata the columns that come with the values, and tell of them
   * @param ignored the columns that nobody uses
   */
  public record Aside(@Nullable Column label, List<Column> metadata, List<Column> ignored) {
    public Aside {
      metadata = List.copyOf(metadata);
      ignored = List.copyOf(ignored);
    }
  }

  /** The column of the label, or {@code null}. */
  public @Nullable Column label() {
    return aside.label();
  }

  /** The columns that come with the values, and tell of them. */
  public List<Column> metadata() {
    return aside.metadata();
  }

  /** The columns that nobody uses. */
  public List<Column> ignored() {
    return aside.ignored();
  }
}
