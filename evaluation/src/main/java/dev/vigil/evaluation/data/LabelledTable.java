package dev.vigil.evaluation.data;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Rows of named numbers with a label, in the order of their file: every column but {@code label} is
 * a feature. An empty field is a missing number. What is handed out is not copied: read it, do not
 * write to it.
 */
public final class LabelledTable {
  private final String name;
  private final Path path;
  private final List<String> features;
  private final List<double[]> rows;
  private final boolean[] labels;

  private LabelledTable(
      String name, Path path, List<String> features, List<double[]> rows, boolean[] labels) {
    this.name = name;
    this.path = path;
    this.features = features;
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
      NumberColumns columns = NumberColumns.allBut(csv, List.of("label"));
      int label = csv.column("label");
      List<double[]> rows = new ArrayList<>();
      BitSet labels = new BitSet();
      while (csv.hasNext()) {
        CsvRecord row = csv.next();
        labels.set(rows.size(), csv.label(row, label));
        rows.add(columns.numbers(row));
      }
      int labelled = labels.cardinality();
      if (labelled == 0 || labelled == rows.size()) {
        throw new MalformedDataException(
            path, "needs rows with label 1 and rows with label 0 to measure a ranking by");
      }
      return new LabelledTable(name, path, columns.names(), rows, flags(labels, rows.size()));
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

  /** The names of its features. */
  public List<String> features() {
    return features;
  }

  /** Number of rows. */
  public int size() {
    return rows.size();
  }

  /** The features of a row; NaN where one is missing. */
  public double[] row(int row) {
    return rows.get(row);
  }

  /** Whether each row is labelled anomalous. */
  public boolean[] labels() {
    return labels;
  }
}
