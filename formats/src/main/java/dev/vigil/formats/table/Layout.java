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
 * @param label the column of the label, or {@code null}
 * @param ignored the columns that nobody uses
 * @param timeFormat how the time is written
 */
public record Layout(
    String kind,
    List<Column> time,
    List<Column> values,
    List<Column> series,
    @Nullable Column label,
    List<Column> ignored,
    TimeFormat timeFormat) {
  public Layout {
    time = List.copyOf(time);
    values = List.copyOf(values);
    series = List.copyOf(series);
    ignored = List.copyOf(ignored);
  }
}
