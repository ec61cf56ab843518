package dev.vigil.evaluation.nab;

import dev.vigil.evaluation.data.SeriesFile;
import java.util.List;

/** One series of the corpus and its windows, in row order and apart from each other. */
public final class NabFile {
  private static final double PROBATION = 0.15;
  private static final int MOST_ROWS_OF_PROBATION = 5000;

  private final String name;
  private final SeriesFile series;
  private final List<NabWindow> windows;

  NabFile(String name, SeriesFile series, List<NabWindow> windows) {
    this.name = name;
    this.series = series;
    this.windows = List.copyOf(windows);
  }

  /** Category and file: {@code realKnownCause/nyc_taxi.csv}. */
  public String name() {
    return name;
  }

  /** Its rows. */
  public SeriesFile series() {
    return series;
  }

  /** Where detections count as true. */
  public List<NabWindow> windows() {
    return windows;
  }

  /** Whether each row lies inside a window. */
  public boolean[] labels() {
    boolean[] labels = new boolean[series.rows()];
    for (NabWindow window : windows) {
      for (int row = window.first(); row <= window.last(); row++) {
        labels[row] = true;
      }
    }
    return labels;
  }

  /** Rows at the start in which nothing is counted: 15 %, at most 750. */
  public int probation() {
    return probation(series.rows());
  }

  static int probation(int rows) {
    return (int) Math.floor(PROBATION * Math.min(rows, MOST_ROWS_OF_PROBATION));
  }
}
