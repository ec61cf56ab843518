package dev.vigil.evaluation;

import dev.vigil.detect.DetectorSpec;
import dev.vigil.evaluation.data.LabelledVectors;
import dev.vigil.evaluation.data.MalformedDataException;
import dev.vigil.evaluation.data.ResultFile;
import dev.vigil.evaluation.data.ResultFolder;
import dev.vigil.evaluation.data.VectorPack;
import dev.vigil.evaluation.floor.Floor;
import dev.vigil.evaluation.measure.Period;
import dev.vigil.model.VectorPoint;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One detector over labelled series of vectors, each row seen once and in order, at some budgets;
 * and beside it the floors, fitted to the training part and frozen.
 *
 * <p>The longest buffer of VUS-PR is the {@link Period} of a file's first channel, all rows of it.
 */
public final class VectorRun {
  private final DetectorSpec detector;
  private final List<Double> pagesPerWeek;
  private final @Nullable ResultFolder results;
  private final Runnable seriesDone;

  /**
   * @param detector reads vectors
   * @param pagesPerWeek budgets to judge at, at least one
   * @param results where to write what was said of each row, with the alarms at the first budget;
   *     null for nowhere
   * @param seriesDone told after each series, from any thread
   */
  public VectorRun(
      DetectorSpec detector,
      List<Double> pagesPerWeek,
      @Nullable ResultFolder results,
      Runnable seriesDone) {
    if (pagesPerWeek.isEmpty()) {
      throw new IllegalArgumentException("a run needs at least one budget");
    }
    this.detector = Reads.checkVectors(detector);
    this.pagesPerWeek = List.copyOf(pagesPerWeek);
    this.results = results;
    this.seriesDone = seriesDone;
  }

  /**
   * Watches the series of a pack, several at a time.
   *
   * @throws MalformedDataException if one is not a labelled series of vectors
   * @throws IOException if one cannot be read, or a result cannot be written
   */
  public VectorPackReport over(VectorPack pack) throws IOException {
    return new VectorPackReport(
        pack.folder().name(),
        EachFile.of(pack.folder().files(), seriesDone, file -> over(pack, file)));
  }

  private VectorReport over(VectorPack pack, Path file) throws IOException {
    LabelledVectors vectors = pack.read(file);
    List<RowAnswers> answers =
        pagesPerWeek.stream()
            .map(
                budget ->
                    RowAnswers.of(
                        detector, budget, vectors.epochMillis(), row -> vector(vectors, row)))
            .toList();
    if (results != null) {
      ResultFile.writeWhole(
          vectors.path(),
          results.file(vectors.name()),
          answers.get(0).dense(),
          answers.get(0).alarms(),
          vectors.labels());
    }
    int longestBuffer = Period.of(withoutGaps(vectors.channel(0)));
    MeasuredPart part =
        new MeasuredPart(
            vectors.name(),
            vectors.epochMillis(),
            vectors.labels(),
            vectors.scoredFrom(),
            longestBuffer);
    List<FloorReport> floors =
        Floor.fitted(vectors.rows().subList(0, vectors.scoredFrom())).stream()
            .map(floor -> part.report(floor.name(), scores(floor, vectors.rows())))
            .toList();
    return new VectorReport(
        part.report(answers),
        vectors.channels().size(),
        vectors.onlyTraining(),
        longestBuffer,
        floors);
  }

  private static VectorPoint vector(LabelledVectors vectors, int row) {
    return new VectorPoint(
        MeasuredWatch.SERIES,
        vectors.epochMillis()[row],
        vectors.channels(),
        vectors.rows().get(row));
  }

  private static double[] scores(Floor floor, List<double[]> rows) {
    return rows.stream().mapToDouble(floor::score).toArray();
  }

  /** Each missing value is what was there before it. */
  private static double[] withoutGaps(double[] values) {
    double last = 0;
    for (int row = 0; row < values.length; row++) {
      last = Double.isNaN(values[row]) ? last : values[row];
      values[row] = last;
    }
    return values;
  }
}
