package dev.vigil.evaluation;

import dev.vigil.detect.DetectorSpec;
import dev.vigil.evaluation.measure.BoundCheck;
import dev.vigil.model.Observation;
import dev.vigil.model.Point;
import java.util.Arrays;
import java.util.function.IntFunction;

/** What was said of each row of one series at one budget; columns are handed out as they are. */
final class RowAnswers {
  private final double pagesPerWeek;
  private final long[] epochMillis;
  private final double[] scores;
  private final double[] dense;
  private final int[] alarms;

  private RowAnswers(double pagesPerWeek, long[] epochMillis) {
    this.pagesPerWeek = pagesPerWeek;
    this.epochMillis = epochMillis;
    this.scores = new double[epochMillis.length];
    this.dense = new double[epochMillis.length];
    this.alarms = new int[epochMillis.length];
  }

  /** Watches the series from its first row to its last. */
  static RowAnswers of(
      DetectorSpec detector, double pagesPerWeek, long[] epochMillis, double[] values) {
    return of(
        detector,
        pagesPerWeek,
        epochMillis,
        row -> new Point(MeasuredWatch.SERIES, epochMillis[row], values[row]));
  }

  /** Watches rows of any shape from the first to the last. */
  static RowAnswers of(
      DetectorSpec detector,
      double pagesPerWeek,
      long[] epochMillis,
      IntFunction<? extends Observation> rows) {
    MeasuredWatch watch = new MeasuredWatch(detector, pagesPerWeek);
    RowAnswers answers = new RowAnswers(pagesPerWeek, epochMillis);
    for (int row = 0; row < epochMillis.length; row++) {
      watch.accept(rows.apply(row));
      answers.scores[row] = watch.score();
      answers.dense[row] = watch.dense();
      answers.alarms[row] = watch.alarm().code();
    }
    return answers;
  }

  double pagesPerWeek() {
    return pagesPerWeek;
  }

  /** Alarm scores. */
  double[] scores() {
    return scores;
  }

  /** Scores for ranking. */
  double[] dense() {
    return dense;
  }

  /** Codes of {@link Alarm}. */
  int[] alarms() {
    return alarms;
  }

  /** Whether each row from one on was told as this. */
  boolean[] rowsWith(Alarm alarm, int fromRow) {
    boolean[] rows = new boolean[alarms.length - fromRow];
    for (int row = 0; row < rows.length; row++) {
      rows[row] = alarms[fromRow + row] == alarm.code();
    }
    return rows;
  }

  /** How the pages of the whole series kept the bound of the budget. */
  BoundCheck bound() {
    long[] pages = new long[alarms.length];
    int count = 0;
    // The clock of a series never runs backwards for its budget.
    long now = Long.MIN_VALUE;
    for (int row = 0; row < alarms.length; row++) {
      now = Math.max(now, epochMillis[row]);
      if (alarms[row] == Alarm.PAGE.code()) {
        pages[count++] = now;
      }
    }
    return BoundCheck.of(Arrays.copyOf(pages, count), pagesPerWeek);
  }
}
