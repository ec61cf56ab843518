package dev.vigil.formats.table;

import dev.vigil.formats.time.TimeFormat;
import dev.vigil.formats.time.TimeSniffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes observations of rows and hands them on; a row is handed on whole or not at all. */
final class RowDelivery {
  private static final int NO_COLUMN = -1;

  private final String file;
  private final Layout layout;
  private final TableOptions options;
  private final BadRows bad;
  private final RowSink sink;
  private final NumberReader number;
  private final TimeFormat format;
  private final int[] time;
  private final int[] values;
  private final int[] series;
  private final int label;
  private final double[] numbers;
  private final Metadata metadata;
  private final SeriesIndex groups = new SeriesIndex();
  private final Scratch joined = new Scratch();
  private int told;
  private long rows;
  private long missing;

  RowDelivery(
      String file, Layout layout, byte point, TableOptions options, BadRows bad, RowSink sink) {
    this.file = file;
    this.layout = layout;
    this.options = options;
    this.bad = bad;
    this.sink = sink;
    this.number = new NumberReader(point);
    this.format = layout.timeFormat();
    this.time = indexes(layout.time());
    this.values = indexes(layout.values());
    this.series = indexes(layout.series());
    this.label = layout.label() == null ? NO_COLUMN : layout.label().index();
    this.numbers = new double[values.length];
    this.metadata = new Metadata(layout.metadata(), number);
  }

  private static int[] indexes(List<Column> columns) {
    return columns.stream().mapToInt(Column::index).toArray();
  }

  void deliver(Row row) throws TableException {
    if (row.problem() != null) {
      bad.add(row.bad(), rows);
      return;
    }
    long millis = readTime(row);
    if (millis == TimeFormat.UNREADABLE) {
      refuseTime(row);
      return;
    }
    int mark = readLabel(row);
    if (mark == LabelReader.UNREADABLE) {
      refuse(row, label, "a label is 0 or 1, was " + Words.quoted(row.text(label)));
      return;
    }
    int text = readNumbers(row);
    if (text != NO_COLUMN) {
      refuse(row, text, "text where a number belongs: " + Words.quoted(row.text(text)));
      return;
    }
    rows++;
    int first = series.length == 0 ? tellAll(row, 0) : tellAll(row, groups.of(row, series));
    if (!metadata.none()) {
      sink.metadata(metadata.of(row));
    }
    for (int i = 0; i < values.length; i++) {
      if (values.length > 1 && row.absent(values[i])) {
        continue;
      }
      missing += Double.isNaN(numbers[i]) ? 1 : 0;
      sink.row(first + i, millis, numbers[i], mark);
    }
  }

  private long readTime(Row row) {
    int first = time[0];
    if (row.absent(first)) {
      return TimeFormat.UNREADABLE;
    }
    if (time.length == 1) {
      return format.parse(row.data(), row.start(first), row.end(first));
    }
    joined.clear();
    joined.add(row.data(), row.start(first), row.end(first));
    if (!row.absent(time[1])) {
      joined.add((byte) ' ');
      joined.add(row.data(), row.start(time[1]), row.end(time[1]));
    }
    return format.parse(joined.bytes(), 0, joined.length());
  }

  private int readLabel(Row row) {
    if (label == NO_COLUMN || row.absent(label)) {
      return RowSink.NO_LABEL;
    }
    return LabelReader.read(row.data(), row.start(label), row.end(label));
  }

  /** Reads all values; answers the column that is no number, if one is none. */
  private int readNumbers(Row row) {
    for (int i = 0; i < values.length; i++) {
      int column = values[i];
      NumberReader.Kind kind =
          row.absent(column)
              ? NumberReader.Kind.MISSING
              : number.read(row.data(), row.start(column), row.end(column));
      switch (kind) {
        case NUMBER -> numbers[i] = number.value();
        case MISSING -> numbers[i] = Double.NaN;
        case TEXT -> {
          return column;
        }
      }
    }
    return NO_COLUMN;
  }

  /** Tells the sink of a group's series if it is new; the index of the first of them. */
  private int tellAll(Row row, int group) throws TableException {
    int first = group * values.length;
    if (first < told) {
      return first;
    }
    if (first + values.length > options.mostSeries()) {
      throw row.bad(
              series.length == 0 ? values[0] : series[0],
              "there are more than " + options.mostSeries() + " series; is this what names them?")
          .in(file);
    }
    for (int i = 0; i < values.length; i++) {
      sink.series(told++, name(row, layout.values().get(i).name()));
    }
    return first;
  }

  private SeriesName name(Row row, String valueColumn) {
    String metric = null;
    Map<String, String> labels = new LinkedHashMap<>();
    for (Column column : layout.series()) {
      boolean names = ColumnNames.METRIC.contains(ColumnNames.plain(column.name()));
      if (names && metric == null) {
        metric = row.text(column.index());
      } else {
        labels.put(ColumnNames.labelOf(column.name()), row.text(column.index()));
      }
    }
    boolean several = values.length > 1;
    String shown = metric == null ? valueColumn : several ? metric + "." + valueColumn : metric;
    return new SeriesName(shown, labels);
  }

  private void refuse(Row row, int column, String problem) throws TableException {
    bad.add(row.bad(column, problem + " in column " + Words.quoted(columnName(column))), rows);
  }

  private String columnName(int index) {
    for (List<Column> columns : List.of(layout.time(), layout.values())) {
      for (Column column : columns) {
        if (column.index() == index) {
          return column.name();
        }
      }
    }
    return layout.label() == null ? "" : layout.label().name();
  }

  private void refuseTime(Row row) throws TableException {
    String text = timeText(row);
    String column = Words.quoted(columnName(time[0]));
    if (text.isEmpty()) {
      bad.add(row.bad(time[0], "no time in column " + column), rows);
      return;
    }
    @Nullable String other = otherFormat(text);
    if (other == null) {
      String problem = "no time: " + Words.quoted(text) + " in column " + column;
      bad.add(row.bad(time[0], problem), rows);
    } else {
      String problem =
          "mixed time formats: "
              + Words.quoted(text)
              + " in column "
              + column
              + " is "
              + other
              + ", before it was "
              + format.describe();
      bad.addChanged(row.bad(time[0], problem), rows);
    }
  }

  /** What the text is written in, if that is known and not what was told. */
  private @Nullable String otherFormat(String text) {
    Optional<TimeFormat> other = TimeSniffer.find(List.of(text), options.time().withFormat(null));
    return other.map(TimeFormat::describe).orElse(null);
  }

  /** The time as the row writes it. */
  String timeText(Row row) {
    String first = row.text(time[0]);
    return time.length == 1 ? first : (first + " " + row.text(time[1])).trim();
  }

  long rows() {
    return rows;
  }

  ReadReport report(long comments) {
    return new ReadReport(rows, bad.count(), bad.first(), missing, told, comments);
  }
}
