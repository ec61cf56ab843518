package dev.vigil.evaluation.data;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.BitSet;

/**
 * One file of a labelled set, column by column, in row order.
 *
 * <p>Reads the columns {@code timestamp}, {@code value} and, where there is one, {@code label};
 * others are passed over. A timestamp is a date and time in UTC ({@code 2014-04-01 00:05:00} or
 * {@code 2014-04-01T00:05:00Z}) or an integer index, which is taken for a clock of five minutes a
 * row. An empty value is a missing one. The arrays are handed out as they are: read them, do not
 * write to them.
 */
public final class SeriesFile {
  private static final Duration INDEX_INTERVAL = Duration.ofMinutes(5);

  private final Path path;
  private final boolean indexed;
  private final long[] epochMillis;
  private final double[] values;
  private final boolean[] labels;

  private SeriesFile(Path path, boolean indexed, Columns columns) {
    this.path = path;
    this.indexed = indexed;
    this.epochMillis = Arrays.copyOf(columns.epochMillis, columns.rows);
    this.values = Arrays.copyOf(columns.values, columns.rows);
    this.labels = new boolean[columns.rows];
    columns.labels.stream().forEach(row -> labels[row] = true);
  }

  /**
   * Reads the whole file.
   *
   * @throws MalformedDataException if the file is not a labelled series; names line and column
   * @throws IOException if it cannot be read
   */
  public static SeriesFile read(Path path) throws IOException {
    try (CsvFile csv = CsvFile.open(path)) {
      TimeColumn times = new TimeColumn(csv, INDEX_INTERVAL);
      int value = csv.column("value");
      int label = csv.hasColumn("label") ? csv.column("label") : -1;
      Columns columns = new Columns();
      while (csv.hasNext()) {
        CsvRecord row = csv.next();
        columns.add(
            times.epochMillis(row), csv.number(row, value), label >= 0 && csv.label(row, label));
      }
      if (columns.rows == 0) {
        throw new MalformedDataException(path, "has a header and no rows");
      }
      return new SeriesFile(path, times.indexed(), columns);
    }
  }

  /**
   * A date and time in UTC, with a {@code T} or a space between the two and an optional {@code Z}.
   *
   * @throws DateTimeException if the text is anything else
   */
  public static long epochMillis(String text) {
    String local = text.endsWith("Z") ? text.substring(0, text.length() - 1) : text;
    return LocalDateTime.parse(local.replace(' ', 'T')).toInstant(ZoneOffset.UTC).toEpochMilli();
  }

  /** Where the rows come from. */
  public Path path() {
    return path;
  }

  /** Whether the timestamps were an index and no clock. */
  public boolean indexed() {
    return indexed;
  }

  /** Number of rows, missing values included. */
  public int rows() {
    return values.length;
  }

  /** Times, in the order of the file: they may repeat or run backwards. */
  public long[] epochMillis() {
    return epochMillis;
  }

  /** Values; NaN where one is missing. */
  public double[] values() {
    return values;
  }

  /** Whether a row is labelled anomalous; all false where the file has no labels. */
  public boolean[] labels() {
    return labels;
  }

  private static final class Columns {
    private int rows;
    private long[] epochMillis = new long[4096];
    private double[] values = new double[4096];
    private final BitSet labels = new BitSet();

    void add(long time, double value, boolean label) {
      if (rows == values.length) {
        epochMillis = Arrays.copyOf(epochMillis, 2 * rows);
        values = Arrays.copyOf(values, 2 * rows);
      }
      epochMillis[rows] = time;
      values[rows] = value;
      labels.set(rows, label);
      rows++;
    }
  }
}
