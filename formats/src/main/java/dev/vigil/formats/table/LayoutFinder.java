package dev.vigil.formats.table;

import dev.vigil.formats.time.TimeFormat;
import dev.vigil.model.NearestName;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Finds what each column is, from what was told, from its name, and from what it holds. */
final class LayoutFinder {
  private static final int ENOUGH_TO_TELL = 10;

  private final String file;
  private final Sample sample;
  private final TableOptions options;
  private final List<ColumnProfile> profiles;

  /** Columns that are spoken for. */
  private final Set<Column> taken = new HashSet<>();

  LayoutFinder(String file, Sample sample, TableOptions options) {
    this.file = file;
    this.sample = sample;
    this.options = options;
    this.profiles =
        IntStream.range(0, sample.names().size())
            .mapToObj(i -> ColumnProfile.of(new Column(i, sample.names().get(i)), sample))
            .toList();
  }

  Layout find() throws TableException, IOException {
    Columns told = options.columns();
    List<Column> time = told(told.time());
    List<Column> values = told(told.values());
    List<Column> series = told(told.series());
    @Nullable Column label = told.label() == null ? null : told(List.of(told.label())).get(0);
    List<Column> metadata = new ArrayList<>(told(told.metadata()));
    free().stream()
        .map(ColumnProfile::column)
        .filter(column -> Metadata.names(column.name()))
        .forEach(metadata::add);
    taken.addAll(metadata);
    TimeColumns finder = new TimeColumns(file, sample, options.time());
    if (time.isEmpty()) {
      time = finder.find(free());
    }
    TimeFormat format = finder.format(time);
    taken.addAll(time);
    if (label == null) {
      label = findLabel(!values.isEmpty());
    }
    if (series.isEmpty()) {
      series = findSeries(sample.texts(time));
    }
    if (values.isEmpty()) {
      values = findValues();
    }
    List<Column> ignored = free().stream().map(ColumnProfile::column).toList();
    Layout.Aside aside = new Layout.Aside(label, metadata, ignored);
    return new Layout(sample.kind(), time, values, series, aside, format);
  }

  private List<ColumnProfile> free() {
    return profiles.stream().filter(profile -> !taken.contains(profile.column())).toList();
  }

  private List<Column> told(List<String> names) throws TableException {
    List<Column> columns = new ArrayList<>();
    for (String name : names) {
      Column column = told(name);
      if (!taken.add(column)) {
        String problem = "column " + Words.quoted(column.name()) + " is told twice";
        throw new TableException(file, sample.headerLine(), 0, problem);
      }
      columns.add(column);
    }
    return columns;
  }

  private Column told(String name) throws TableException {
    for (ColumnProfile profile : profiles) {
      if (profile.column().name().equals(name)) {
        return profile.column();
      }
    }
    List<Column> alike =
        profiles.stream()
            .map(ColumnProfile::column)
            .filter(column -> column.name().equalsIgnoreCase(name))
            .toList();
    if (alike.size() == 1) {
      return alike.get(0);
    }
    String hint =
        NearestName.of(name, sample.names())
            .map(near -> ", did you mean " + Words.quoted(near) + "?")
            .orElse("");
    String problem =
        "no column "
            + Words.quoted(name)
            + hint
            + " (there are "
            + Words.listed(sample.names())
            + ")";
    throw new TableException(file, sample.headerLine(), 0, problem);
  }

  /** A column of marks that is called a label, unless it is all there is to measure. */
  private @Nullable Column findLabel(boolean valuesTold) {
    for (ColumnProfile profile : free()) {
      String name = ColumnNames.plain(profile.column().name());
      boolean named = ColumnNames.LABEL.contains(name) && profile.isLabel();
      if (named && (valuesTold || hasValuesBeside(profile))) {
        taken.add(profile.column());
        return profile.column();
      }
    }
    return null;
  }

  private boolean hasValuesBeside(ColumnProfile label) {
    return free().stream()
        .filter(profile -> profile != label)
        .anyMatch(profile -> profile.isNumeric() || isValueName(profile.column()));
  }

  private List<Column> findSeries(List<String> times) {
    boolean timesRepeat = 10 * new HashSet<>(times).size() < 9 * times.size();
    List<Column> series =
        free().stream()
            .filter(profile -> namesSeries(profile, timesRepeat))
            .map(ColumnProfile::column)
            .toList();
    if (series.isEmpty() && timesRepeat) {
      series =
          free().stream()
              .filter(profile -> !profile.isEmpty() && !profile.isNumeric())
              .filter(profile -> !isValueName(profile.column()))
              .filter(profile -> 2 * profile.distinct() <= profile.filled())
              .map(ColumnProfile::column)
              .toList();
    }
    taken.addAll(series);
    return series;
  }

  private static boolean namesSeries(ColumnProfile profile, boolean timesRepeat) {
    String name = profile.column().name();
    if (profile.isEmpty() || !ColumnNames.namesSeries(name)) {
      return false;
    }
    boolean namesRows = profile.distinct() == profile.filled() && !timesRepeat;
    if (profile.isNumeric()) {
      namesRows |= profile.isRising() && ColumnNames.plain(name).equals("id");
      return ColumnNames.isNumbered(name) && profile.isWhole() && !namesRows;
    }
    return !namesRows || profile.filled() < ENOUGH_TO_TELL;
  }

  private static boolean isValueName(Column column) {
    return ColumnNames.VALUE.contains(ColumnNames.plain(column.name()));
  }

  /**
   * A column that is called value, and value2, value3 and so on; or else all columns of numbers.
   */
  private List<Column> findValues() throws TableException {
    List<Column> values = new ArrayList<>();
    for (ColumnProfile profile : free()) {
      if (isValueName(profile.column())) {
        values.addAll(siblings(profile.column()));
        break;
      }
    }
    if (values.isEmpty()) {
      free().stream()
          .filter(ColumnProfile::isNumeric)
          .filter(p -> !(ColumnNames.numbersRows(p.column().name()) && p.isRising()))
          .map(ColumnProfile::column)
          .forEach(values::add);
    }
    if (values.isEmpty()) {
      throw noValues();
    }
    taken.addAll(values);
    return values;
  }

  private List<Column> siblings(Column value) {
    String stem = value.name();
    return free().stream()
        .map(ColumnProfile::column)
        .filter(
            column ->
                column.equals(value)
                    || (column.name().startsWith(stem)
                        && column.name().substring(stem.length()).matches("[_. -]?\\d+")))
        .toList();
  }

  private TableException noValues() {
    String rest =
        free().stream().map(p -> Words.quoted(p.column().name())).collect(Collectors.joining(", "));
    String problem =
        profiles.size() == 1
            ? "there is only one column; fields are separated by a comma, semicolon, tab or bar"
            : rest.isEmpty()
                ? "no value column: there is none beside " + Words.listed(sample.names())
                : "no value column: there are no numbers in " + rest;
    return new TableException(file, sample.headerLine(), 0, problem);
  }
}
