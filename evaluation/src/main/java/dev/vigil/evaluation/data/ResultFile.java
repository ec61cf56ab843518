package dev.vigil.evaluation.data;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
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
   * @param scores one for each row of the source; NaN stands for none
   * @param labels one for each row of the source
   * @throws IllegalArgumentException if a column and the source differ in their number of rows
   */
  public static void write(Path source, Path target, double[] scores, boolean[] labels)
      throws IOException {
    write(source, target, List.of("timestamp", "value"), scores, null, labels);
  }

  /**
   * Writes {@code timestamp,value,anomaly_score,alarm,label}; otherwise as without alarms.
   *
   * @param alarms one for each row of the source
   */
  public static void write(
      Path source, Path target, double[] scores, int[] alarms, boolean[] labels)
      throws IOException {
    write(source, target, List.of("timestamp", "value"), scores, alarms, labels);
  }

  /**
   * Writes all columns of the source but its label, then {@code anomaly_score,alarm,label};
   * otherwise as without alarms.
   *
   * @param alarms one for each row of the source
   */
  public static void writeWhole(
      Path source, Path target, double[] scores, int[] alarms, boolean[] labels)
      throws IOException {
    List<String> kept;
    try (CsvFile csv = CsvFile.open(source)) {
      kept = csv.header().stream().filter(name -> !name.equals("label")).toList();
    }
    write(source, target, kept, scores, alarms, labels);
  }

  private static void write(
      Path source,
      Path target,
      List<String> kept,
      double[] scores,
      int @Nullable [] alarms,
      boolean[] labels)
      throws IOException {
    if (scores.length != labels.length || (alarms != null && alarms.length != labels.length)) {
      throw new IllegalArgumentException("columns of " + target + " differ in length");
    }
    List<String> header = new ArrayList<>(kept);
    header.addAll(
        alarms == null
            ? List.of("anomaly_score", "label")
            : List.of("anomaly_score", "alarm", "label"));
    try (CsvFile csv = CsvFile.open(source);
        ResultRows rows = ResultRows.create(target, header)) {
      int[] columns = new int[kept.size()];
      for (int i = 0; i < columns.length; i++) {
        columns[i] = csv.column(kept.get(i));
      }
      copy(csv, columns, rows, row -> answer(row, scores, alarms, labels), labels.length);
      rows.finish();
    }
  }

  private static void copy(
      CsvFile csv, int[] columns, ResultRows rows, IntFunction<List<String>> answers, int count)
      throws IOException {
    int row = 0;
    for (; csv.hasNext() && row < count; row++) {
      CsvRecord record = csv.next();
      List<String> fields = new ArrayList<>(columns.length + 3);
      IntStream.of(columns).mapToObj(record::getField).forEach(fields::add);
      fields.addAll(answers.apply(row));
      rows.add(fields);
    }
    if (row < count || csv.hasNext()) {
      throw new IllegalArgumentException(
          csv.path() + " has not the " + count + " rows of its result");
    }
  }

  private static List<String> answer(
      int row, double[] scores, int @Nullable [] alarms, boolean[] labels) {
    String score = Double.isNaN(scores[row]) ? "" : Double.toString(scores[row]);
    String label = labels[row] ? "1" : "0";
    return alarms == null
        ? List.of(score, label)
        : List.of(score, Integer.toString(alarms[row]), label);
  }
}
