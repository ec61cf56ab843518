package dev.vigil.cli.plot;

import java.util.List;

/**
 * One series of a plot.
 *
 * @param name its metric and labels, as the input had them: not to be trusted
 * @param marks its anomalies, by time; the strongest where there were too many
 * @param windows its labelled windows, by time
 * @param learnedAt the instant up to which it was learning; Long.MIN_VALUE if it never was
 */
record PlotSeries(
    String name,
    Course course,
    List<Mark> marks,
    List<Window> windows,
    long learnedAt,
    Totals totals) {
  PlotSeries {
    marks = List.copyOf(marks);
    windows = List.copyOf(windows);
  }

  /** Whether it was drawn while learning at this instant. */
  boolean isLearning(long epochMillis) {
    return epochMillis <= learnedAt;
  }
}
