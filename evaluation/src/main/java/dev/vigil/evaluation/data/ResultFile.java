package dev.vigil.evaluation.data;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a detector said about a file, row by row beside the file's own times and values, so that
 * anyone can score it with tools of their own.
 *
 * <p>A result appears whole or not at all: it is written beside its place and moved there.
 */
public final class ResultFile {
  private ResultFile() {}

  /**
   * Writes {@code timestamp,value,anomaly_score,label}; times and values as the source spells them.
   *
   * @param source the file the detector read
   * @param target where to write; its folders are made
   * @param scores one for each row of the source
   * @param labels one for each row of the source
   * @throws IllegalArgumentException if a column and the source differ in their number of rows
   */
  public static void write(Path source, Path target, double[] scores, boolean[] labels)
      throws IOException {
    writeRows(source, target, scores, null, labels);
  }

  /**
   * Writes {@code timestamp,value,anomaly_score,alarm,label}; otherwise as without alarms.
   *
   * @param alarms one for each row of the source
   */
  public static void write(
      Path source, Path target, double[] scores, int[] alarms, boolean[] labels)
      throws IOException {
    writeRows(source, target, scores, alarms, labels);
  }

  private static void writeRows(
      Path source, Path target, double[] scores, int @Nullable [] alarms, boolean[] labels)
      throws IOException {
    if (scores.length != labels.length || (alarms != null && alarms.length != labels.length)) {
      throw new IllegalArgumentException("columns of " + target + " differ in length");
    }
    List<String> header =
        alarms == null
            ? List.of("timestamp", "value", "anomaly_score", "label")
            : List.of("timestamp", "value", "anomaly_score", "alarm", "label");
    try (CsvFile csv = CsvFile.open(source);
        ResultRows rows = ResultRows.create(target, header)) {
      copy(csv, rows, scores, alarms, labels);
      rows.finish();
    }
  }

  private static void copy(
      CsvFile csv, ResultRows rows, double[] scores, int @Nullable [] alarms, boolean[] labels)
      throws IOException {
    int timestamp = csv.column("timestamp");
    int value = csv.column("value");
    int row = 0;
    List<String> fields = new ArrayList<>(5);
    for (; csv.hasNext() && row < labels.length; row++) {
      CsvRecord record = csv.next();
      fields.clear();
      fields.add(record.getField(timestamp));
      fields.add(record.getField(value));
      fields.add(Double.toString(scores[row]));
      if (alarms != null) {
        fields.add(Integer.toString(alarms[row]));
      }
      fields.add(labels[row] ? "1" : "0");
      rows.add(fields);
    }
    if (row < labels.length || csv.hasNext()) {
      throw new IllegalArgumentException(
          csv.path() + " has not the " + labels.length + " rows of its result");
    }
  }
}
