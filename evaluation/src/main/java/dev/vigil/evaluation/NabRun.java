package dev.vigil.evaluation;

import dev.vigil.detect.DetectorSpec;
import dev.vigil.evaluation.data.ResultFile;
import dev.vigil.evaluation.data.ResultFolder;
import dev.vigil.evaluation.measure.BoundCheck;
import dev.vigil.evaluation.nab.NabCorpus;
import dev.vigil.evaluation.nab.NabFile;
import dev.vigil.evaluation.nab.NabScorer;
import dev.vigil.evaluation.nab.ScoredFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One detector over every file of a NAB corpus, each row seen once and in order, with its alarms at
 * some budgets.
 *
 * <p>NAB wants scores of 0–1. The alarm score s becomes s / (s + a), where a is the score from
 * which the detector lets a row alarm: 0.5 is there, and the order of the rows stays what it is.
 */
public final class NabRun {
  private final DetectorSpec detector;
  private final List<WatchedFile> files;

  private NabRun(DetectorSpec detector, List<WatchedFile> files) {
    this.detector = detector;
    this.files = files;
  }

  /**
   * Watches every file, several at a time.
   *
   * @param pagesPerWeek budgets to judge at, at least one
   * @param fileDone told after each file, from any thread
   */
  public static NabRun over(
      NabCorpus corpus, DetectorSpec detector, List<Double> pagesPerWeek, Runnable fileDone) {
    if (pagesPerWeek.isEmpty()) {
      throw new IllegalArgumentException("a run needs at least one budget");
    }
    List<WatchedFile> files =
        corpus.files().parallelStream()
            .map(
                file -> {
                  WatchedFile watched = WatchedFile.of(file, detector, pagesPerWeek);
                  fileDone.run();
                  return watched;
                })
            .toList();
    return new NabRun(detector, files);
  }

  /**
   * What it amounts to.
   *
   * @throws IllegalStateException if the corpus has no window to score by
   */
  public NabReport report() {
    int budgets = files.get(0).answers().size();
    return new NabReport(
        detector.key(),
        files.size(),
        files.stream().mapToInt(watched -> watched.file().series().rows()).sum(),
        NabScorer.score(files.stream().map(WatchedFile::scored).toList()),
        IntStream.range(0, budgets).mapToObj(this::atBudget).toList());
  }

  private NabReport.AtBudget atBudget(int budget) {
    List<ScoredFile> alarms = files.stream().map(watched -> watched.alarms(budget)).toList();
    BoundCheck bound =
        files.stream()
            .map(watched -> watched.answers().get(budget).bound())
            .reduce(BoundCheck::worse)
            .orElseThrow();
    return new NabReport.AtBudget(
        files.get(0).answers().get(budget).pagesPerWeek(), NabScorer.scoreAt(alarms, 1), bound);
  }

  /**
   * Writes {@code <category>/<file>.csv} with {@code timestamp,value,anomaly_score,label}, and the
   * same below {@code alarms} with the alarms at the first budget before the label.
   */
  public void write(ResultFolder results) throws IOException {
    for (WatchedFile watched : files) {
      String name = watched.file().name();
      Path source = watched.file().series().path();
      boolean[] labels = watched.file().labels();
      ResultFile.write(source, results.file(name), watched.nabScores(), labels);
      ResultFile.write(
          source,
          results.file("alarms/" + name),
          watched.nabScores(),
          watched.answers().get(0).alarms(),
          labels);
    }
  }

  /**
   * A file and what was said of it.
   *
   * @param alarmScore score from which the detector lets a row alarm
   * @param answers at each budget; the scores are the same at all of them
   */
  private record WatchedFile(NabFile file, double alarmScore, List<RowAnswers> answers) {
    static WatchedFile of(NabFile file, DetectorSpec detector, List<Double> pagesPerWeek) {
      long[] times = file.series().epochMillis();
      double[] values = file.series().values();
      return new WatchedFile(
          file,
          detector.calibration().alarmScore(),
          pagesPerWeek.stream()
              .map(budget -> RowAnswers.of(detector, budget, times, values))
              .toList());
    }

    double[] nabScores() {
      return Arrays.stream(answers.get(0).scores()).map(this::nabScore).toArray();
    }

    private double nabScore(double score) {
      return score == Double.POSITIVE_INFINITY ? 1 : score / (score + alarmScore);
    }

    ScoredFile scored() {
      return new ScoredFile(file.name(), file.windows(), nabScores());
    }

    ScoredFile alarms(int budget) {
      double[] told =
          Arrays.stream(answers.get(budget).alarms())
              .mapToDouble(code -> code > 0 ? 1 : 0)
              .toArray();
      return new ScoredFile(file.name(), file.windows(), told);
    }
  }
}
