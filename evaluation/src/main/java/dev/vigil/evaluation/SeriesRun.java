package dev.vigil.evaluation;

import dev.vigil.detect.DetectorSpec;
import dev.vigil.evaluation.data.LabelledSeries;
import dev.vigil.evaluation.data.MalformedDataException;
import dev.vigil.evaluation.data.ResultFile;
import dev.vigil.evaluation.data.ResultFolder;
import dev.vigil.evaluation.data.SeriesPack;
import dev.vigil.evaluation.measure.VolumeUnderSurface;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
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
    return new PackReport(
        pack.folder().name(),
        EachFile.of(pack.folder().files(), seriesDone, file -> over(pack, file)));
  }

  private SeriesReport over(SeriesPack pack, Path file) throws IOException {
    LabelledSeries series = pack.read(file);
    if (series.scoredFrom() >= series.rows()) {
      throw new MalformedDataException(file, "has no row with a value behind its training part");
    }
    List<RowAnswers> answers =
        pagesPerWeek.stream()
            .map(budget -> RowAnswers.of(detector, budget, series.epochMillis(), series.values()))
            .toList();
    write(series, answers.get(0));
    return new MeasuredPart(
            series.name(),
            series.epochMillis(),
            series.labels(),
            series.scoredFrom(),
            VolumeUnderSurface.LONGEST_BUFFER)
        .report(answers);
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
}
