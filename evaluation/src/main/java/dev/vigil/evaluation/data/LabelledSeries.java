package dev.vigil.evaluation.data;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A labelled series without its missing values, and from which row on a detector is measured on it.
 *
 * <p>The rows before are for learning. With a clock they are the first fifth; without one (an
 * index) they are the training part the set itself names. The arrays are handed out as they are:
 * read them, do not write to them.
 */
public final class LabelledSeries {
  private final String name;
  private final SeriesFile file;
  private final int[] fileRows;
  private final long[] epochMillis;
  private final double[] values;
  private final boolean[] labels;
  private final int scoredFrom;

  /**
   * @param trainRows rows of the file before the scored part; counts only where the file has no
   *     clock
   */
  LabelledSeries(String name, SeriesFile file, int trainRows) {
    this.name = name;
    this.file = file;
    fileRows =
        IntStream.range(0, file.rows()).filter(row -> !Double.isNaN(file.values()[row])).toArray();
    epochMillis = Arrays.stream(fileRows).mapToLong(row -> file.epochMillis()[row]).toArray();
    values = Arrays.stream(fileRows).mapToDouble(row -> file.values()[row]).toArray();
    labels = new boolean[fileRows.length];
    for (int row = 0; row < fileRows.length; row++) {
      labels[row] = file.labels()[fileRows[row]];
    }
    int trained = (int) Arrays.stream(fileRows).filter(row -> row < trainRows).count();
    scoredFrom = file.indexed() ? trained : fileRows.length / 5;
  }

  /** Set and file, without any {@code .gz}: {@code kpi/05f10d3a.csv}. */
  public String name() {
    return name;
  }

  /** The file behind it, with its missing values. */
  public SeriesFile file() {
    return file;
  }

  /** Number of rows, none of them missing. */
  public int rows() {
    return values.length;
  }

  /** Times, in the order of the file: they may repeat or run backwards. */
  public long[] epochMillis() {
    return epochMillis;
  }

  /** Values, all finite. */
  public double[] values() {
    return values;
  }

  /** Whether a row is labelled anomalous. */
  public boolean[] labels() {
    return labels;
  }

  /** The first row that is measured. */
  public int scoredFrom() {
    return scoredFrom;
  }

  /**
   * Puts one number for each row of this series back onto the rows of the file; 0 where the value
   * was missing.
   */
  public double[] onFileRows(double[] ofRows) {
    double[] ofFile = new double[file.rows()];
    for (int row = 0; row < fileRows.length; row++) {
      ofFile[fileRows[row]] = ofRows[row];
    }
    return ofFile;
  }

  /** As {@link #onFileRows(double[])}, for whole numbers. */
  public int[] onFileRows(int[] ofRows) {
    int[] ofFile = new int[file.rows()];
    for (int row = 0; row < fileRows.length; row++) {
      ofFile[fileRows[row]] = ofRows[row];
    }
    return ofFile;
  }
}
