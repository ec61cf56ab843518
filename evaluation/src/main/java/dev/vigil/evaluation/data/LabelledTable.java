package dev.vigil.evaluation.data;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Rows of named fields with a label, in the order of their file: every column but {@code label} is
 * a feature. A column whose first field is a number holds numbers, an empty field a missing one;
 * any other column holds words, which stand here as their place in the list of that column's words.
 * What is handed out is not copied: read it, do not write to it.
 */
public final class LabelledTable {
  private final String name;
  private final Path path;
  private final List<TableColumn> columns;
  private final List<double[]> rows;
  private final boolean[] labels;

  private LabelledTable(
      String name, Path path, List<TableColumn> columns, List<double[]> rows, boolean[] labels) {
    this.name = name;
    this.path = path;
    this.columns = columns;
    this.rows = rows;
    this.labels = labels;
  }

  /**
   * Reads the whole file.
   *
   * @param name what to call it
   * @throws MalformedDataException if it is not such a table, or has not both labels; names line
   *     and column where there are any
   * @throws IOException if it cannot be read
   */
  public static LabelledTable read(String name, Path path) throws IOException {
    try (CsvFile csv = CsvFile.open(path)) {
      List<TableColumn> columns = TableColumn.allBut(csv, List.of("label"));
      int label = csv.column("label");
      List<double[]> rows = new ArrayList<>();
      BitSet labels = new BitSet();
      while (csv.hasNext()) {
        CsvRecord row = csv.next();
        labels.set(rows.size(), csv.label(row, label));
        double[] fields = new double[columns.size()];
        for (int i = 0; i < fields.length; i++) {
          fields[i] = columns.get(i).read(csv, row);
        }
        rows.add(fields);
      }
      int labelled = labels.cardinality();
      if (labelled == 0 || labelled == rows.size()) {
        throw new MalformedDataException(
            path, "needs rows with label 1 and rows with label 0 to measure a ranking by");
      }
      return new LabelledTable(name, path, columns, rows, flags(labels, rows.size()));
    }
  }

  static boolean[] flags(BitSet set, int count) {
    boolean[] flags = new boolean[count];
    IntStream.range(0, count).forEach(i -> flags[i] = set.get(i));
    return flags;
  }

  /** What it is called. */
  public String name() {
    return name;
  }

  /** Where it comes from. */
  public Path path() {
    return path;
  }

  /** Its features. */
  public List<TableColumn> columns() {
    return columns;
  }

  /** Whether a feature is one of words. */
  public boolean hasWords() {
    return columns.stream().anyMatch(TableColumn::ofWords);
  }

  /** Number of rows. */
  public int size() {
    return rows.size();
  }

  /** The features of a row; NaN where a number is missing. */
  public double[] row(int row) {
    return rows.get(row);
  }

  /** Whether each row is labelled anomalous. */
  public boolean[] labels() {
    return labels;
  }
}
