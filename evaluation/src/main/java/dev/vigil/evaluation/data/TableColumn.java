package dev.vigil.evaluation.data;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** A feature of a table: a column of numbers or of words. Filled while its file is read. */
public final class TableColumn {
  private static final Pattern NUMBER = Pattern.compile("|NaN|[+-]?[.\\d].*");

  private final String name;
  private final int field;
  private final Map<String, Integer> places = new HashMap<>();
  private final List<String> words = new ArrayList<>();
  private boolean begun;
  private boolean ofWords;

  private TableColumn(String name, int field) {
    this.name = name;
    this.field = field;
  }

  /**
   * All columns of a file but some.
   *
   * @throws MalformedDataException if none is left, or two have one name
   */
  static List<TableColumn> allBut(CsvFile csv, List<String> others) throws MalformedDataException {
    NumberColumns checked = NumberColumns.allBut(csv, others);
    List<TableColumn> columns = new ArrayList<>();
    for (String name : checked.names()) {
      columns.add(new TableColumn(name, csv.column(name)));
    }
    return List.copyOf(columns);
  }

  /** The number of a row, or the place of its word. */
  double read(CsvFile csv, CsvRecord row) throws MalformedDataException {
    String text = row.getField(field);
    boolean number = NUMBER.matcher(text).matches();
    if (!begun) {
      begun = true;
      ofWords = !number;
    }
    if (!ofWords) {
      return csv.number(row, field);
    }
    if (number) {
      throw csv.complaint(
          row, field, name + " '" + text + "' is no word, in a column that began with words");
    }
    return places.computeIfAbsent(
        text,
        word -> {
          words.add(word);
          return words.size() - 1;
        });
  }

  /** What it is called. */
  public String name() {
    return name;
  }

  /** Whether it holds words. */
  public boolean ofWords() {
    return ofWords;
  }

  /** Its words, in the order in which they first come; none in a column of numbers. */
  public List<String> words() {
    return words;
  }
}
