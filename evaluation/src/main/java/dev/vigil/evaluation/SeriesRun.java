package dev.vigil.evaluation;

import dev.vigil.detect.DetectorSpec;
import dev.vigil.evaluation.data.LabelledSeries;
import dev.vigil.evaluation.data.MalformedDataException;
import dev.vigil.evaluation.data.ResultFile;
import dev.vigil.evaluation.data.ResultFolder;
import dev.vigil.evaluation.data.SeriesPack;
import dev.vigil.evaluation.measure.EventRecall;
import dev.vigil.evaluation.measure.LabelledRun;
import dev.vigil.evaluation.measure.Ranking;
import dev.vigil.evaluation.measure.VolumeUnderSurface;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One detector over labelled series, each row seen once and in order, at some budgets. */
public final class SeriesRun {
  private final DetectorSpec detector;
  private final List<Double> pagesPerWeek;
  private final @Nullable ResultFolder results;
  private final Runnable seriesDone;

  /**
   * @param pagesPerWeek budgets to judge at, at least one
   * @param results where to write what was said of each row, with the alarms at the first budget;
   *     null for nowhere
   * @param seriesDone told after each series, from any thread
   */
  public SeriesRun(
      DetectorSpec detector,
      List<Double> pagesPerWeek,
      @Nullable ResultFolder results,
      Runnable seriesDone) {
    if (pagesPerWeek.isEmpty()) {
      throw new IllegalArgumentException("a run needs at least one budget");
    }
    this.detector = detector;
    this.pagesPerWeek = List.copyOf(pagesPerWeek);
    this.results = results;
    this.seriesDone = seriesDone;
  }

  /**
   * Watches the series of a pack, several at a time.
   *
   * @throws MalformedDataException if one is not a labelled series or has no row to measure
   * @throws IOException if one cannot be read, or a result cannot be written
   */
  public PackReport over(SeriesPack pack) throws IOException {
    try {
      List<SeriesReport> reports =
          pack.files().parallelStream()
              .map(
                  file -> {
                    SeriesReport report = over(pack, file);
                    seriesDone.run();
                    return report;
                  })
              .toList();
      return new PackReport(pack.name(), reports);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private SeriesReport over(SeriesPack pack, Path file) {
    try {
      LabelledSeries series = pack.read(file);
      if (series.scoredFrom() >= series.rows()) {
        throw new MalformedDataException(file, "has no row with a value behind its training part");
      }
      List<RowAnswers> answers =
          pagesPerWeek.stream()
              .map(budget -> RowAnswers.of(detector, budget, series.epochMillis(), series.values()))
              .toList();
      write(series, answers.get(0));
      return report(series, answers);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(LabelledSeries series, RowAnswers answers) throws IOException {
    if (results != null) {
      ResultFile.write(
          series.file().path(),
          results.file(series.name()),
          series.onFileRows(answers.dense()),
          series.onFileRows(answers.alarms()),
          series.file().labels());
    }
  }

  private static SeriesReport report(LabelledSeries series, List<RowAnswers> answers) {
    int from = series.scoredFrom();
    double[] dense = Arrays.copyOfRange(answers.get(0).dense(), from, series.rows());
    boolean[] labels = Arrays.copyOfRange(series.labels(), from, series.rows());
    int events = LabelledRun.in(labels).size();
    return new SeriesReport(
        series.name(),
        series.rows(),
        labels.length,
        Ranking.averagePrecision(dense, labels),
        VolumeUnderSurface.precisionRecall(dense, labels),
        events == 1 ? Optional.of(Ranking.highestScoreNearEvent(dense, labels)) : Optional.empty(),
        answers.stream().map(at -> atBudget(series, at, labels)).toList());
  }

  private static SeriesReport.AtBudget atBudget(
      LabelledSeries series, RowAnswers answers, boolean[] labels) {
    int from = series.scoredFrom();
    long[] times = Arrays.copyOfRange(series.epochMillis(), from, series.rows());
    EventRecall recall =
        EventRecall.of(
            times,
            labels,
            answers.rowsWith(Alarm.PAGE, from),
            answers.rowsWith(Alarm.UPDATE, from));
    return new SeriesReport.AtBudget(answers.pagesPerWeek(), recall, answers.bound());
  }
}
