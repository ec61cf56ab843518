package dev.vigil.evaluation;

import dev.vigil.evaluation.measure.EventRecall;
import dev.vigil.evaluation.measure.LabelledRun;
import dev.vigil.evaluation.measure.Ranking;
import dev.vigil.evaluation.measure.VolumeUnderSurface;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The part of a labelled series that a detector is measured on: all rows from one on. Immutable.
 */
final class MeasuredPart {
  private final String name;
  private final int from;
  private final int rows;
  private final int longestBuffer;
  private final long[] times;
  private final boolean[] labels;

  /**
   * @param name set and file
   * @param from the first row that is measured
   * @param longestBuffer of VUS-PR
   */
  MeasuredPart(String name, long[] epochMillis, boolean[] labels, int from, int longestBuffer) {
    this.name = name;
    this.from = from;
    this.rows = labels.length;
    this.longestBuffer = longestBuffer;
    this.times = Arrays.copyOfRange(epochMillis, from, rows);
    this.labels = Arrays.copyOfRange(labels, from, rows);
  }

  /**
   * How a detector did.
   *
   * @param answers what it said of all rows, at each budget
   */
  SeriesReport report(List<RowAnswers> answers) {
    double[] dense = part(answers.get(0).dense());
    int events = LabelledRun.in(labels).size();
    return new SeriesReport(
        name,
        rows,
        labels.length,
        Ranking.averagePrecision(dense, labels),
        volumeUnderSurface(dense),
        events == 1 ? Optional.of(Ranking.highestScoreNearEvent(dense, labels)) : Optional.empty(),
        answers.stream().map(this::atBudget).toList());
  }

  /**
   * How scores rank the labelled rows.
   *
   * @param scores of all rows
   */
  FloorReport report(String floor, double[] scores) {
    double[] measured = part(scores);
    return new FloorReport(
        floor, Ranking.averagePrecision(measured, labels), volumeUnderSurface(measured));
  }

  private double[] part(double[] ofAllRows) {
    return Arrays.copyOfRange(ofAllRows, from, rows);
  }

  private OptionalDouble volumeUnderSurface(double[] scores) {
    return VolumeUnderSurface.precisionRecall(
        scores, labels, longestBuffer, VolumeUnderSurface.THRESHOLDS);
  }

  private SeriesReport.AtBudget atBudget(RowAnswers answers) {
    EventRecall recall =
        EventRecall.of(
            times,
            labels,
            answers.rowsWith(Alarm.PAGE, from),
            answers.rowsWith(Alarm.UPDATE, from));
    return new SeriesReport.AtBudget(answers.pagesPerWeek(), recall, answers.bound());
  }
}
