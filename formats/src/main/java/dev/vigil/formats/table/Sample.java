package dev.vigil.formats.table;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The head of a table as rows of texts, for a look at what its columns are. */
final class Sample {
  /** The rows of the head from the first on, as often as wanted. */
  @FunctionalInterface
  interface Again {
    RowSource rows() throws IOException;
  }

  private final String kind;
  private final List<String> names;
  private final List<List<String>> rows;
  private final long headerLine;
  private final byte point;
  private final Again again;

  /**
   * @param kind "CSV" or "NDJSON"
   * @param names of the columns
   * @param headerLine 0 where there is no header
   * @param point the decimal sign
   * @param again the rows from the first on, as often as wanted
   */
  Sample(String kind, List<String> names, long headerLine, byte point, Again again)
      throws IOException {
    this.kind = kind;
    this.names = List.copyOf(names);
    this.headerLine = headerLine;
    this.point = point;
    this.again = again;
    this.rows = texts(again.rows());
  }

  private static List<List<String>> texts(RowSource source) throws IOException {
    List<List<String>> rows = new ArrayList<>();
    Row row = new Row();
    while (source.next(row)) {
      if (row.problem() == null) {
        List<String> texts = new ArrayList<>(row.count());
        for (int i = 0; i < row.count(); i++) {
          texts.add(row.text(i));
        }
        rows.add(texts);
      }
    }
    return rows;
  }

  String kind() {
    return kind;
  }

  List<String> names() {
    return names;
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }

  int size() {
    return rows.size();
  }

  long headerLine() {
    return headerLine;
  }

  byte point() {
    return point;
  }

  String text(int row, int column) {
    List<String> texts = rows.get(row);
    return column < texts.size() ? texts.get(column) : "";
  }

  /** The texts of a column, empty ones too. */
  List<String> texts(int column) {
    List<String> texts = new ArrayList<>(rows.size());
    for (int i = 0; i < rows.size(); i++) {
      texts.add(text(i, column));
    }
    return texts;
  }

  /** The texts of one or two columns, two joined by a blank. */
  List<String> texts(List<Column> columns) {
    List<String> texts = new ArrayList<>(rows.size());
    for (int i = 0; i < rows.size(); i++) {
      StringBuilder text = new StringBuilder();
      for (Column column : columns) {
        text.append(text.length() > 0 ? " " : "").append(text(i, column.index()));
      }
      texts.add(text.toString());
    }
    return texts;
  }

  /** The first row in which the column says something, as a bad row for a message. */
  BadRow firstOf(int column, String problem) throws IOException {
    RowSource source = again.rows();
    Row row = new Row();
    while (source.next(row)) {
      if (row.problem() == null && !row.text(column).isEmpty()) {
        return row.bad(column, problem);
      }
    }
    return new BadRow(headerLine, 0, problem);
  }

  /** The first row that cannot be read, if one cannot. */
  Optional<BadRow> firstUnreadable() throws IOException {
    RowSource source = again.rows();
    Row row = new Row();
    while (source.next(row)) {
      if (row.problem() != null) {
        return Optional.of(row.bad());
      }
    }
    return Optional.empty();
  }
}
