package dev.vigil.evaluation;

import dev.vigil.evaluation.data.LabelledTable;
import dev.vigil.evaluation.measure.Ranking;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * How a detector did on one labelled table.
 *
 * @param name set and file
 * @param features fields of a row
 * @param anomalies rows that are labelled
 * @param seeds its rankings under each seed, at least one
 */
public record TableReport(String name, int rows, int features, int anomalies, List<OfSeed> seeds) {
  /**
   * The ranking of the dense score under one seed.
   *
   * @param scoredRows rows of which something was said
   * @param rocArea AUC-ROC, 0–1; empty where the scored rows have not both labels
   * @param averagePrecision AUC-PR, 0–1; empty where no scored row is labelled
   */
  public record OfSeed(
      long seed, int scoredRows, OptionalDouble rocArea, OptionalDouble averagePrecision) {}

  static TableReport of(LabelledTable table, List<Long> seeds, List<TableAnswers> answers) {
    return new TableReport(
        table.name(),
        table.size(),
        table.columns().size(),
        count(table.labels()),
        IntStream.range(0, seeds.size())
            .mapToObj(i -> ofSeed(seeds.get(i), answers.get(i), table.labels()))
            .toList());
  }

  private static OfSeed ofSeed(long seed, TableAnswers answers, boolean[] labels) {
    int[] rows = answers.scored();
    double[] scores = Arrays.stream(rows).mapToDouble(row -> answers.scores()[row]).toArray();
    boolean[] ofRows = new boolean[rows.length];
    for (int i = 0; i < rows.length; i++) {
      ofRows[i] = labels[rows[i]];
    }
    return new OfSeed(
        seed,
        rows.length,
        Ranking.rocArea(scores, ofRows),
        Ranking.averagePrecision(scores, ofRows));
  }

  private static int count(boolean[] flags) {
    return (int) IntStream.range(0, flags.length).filter(i -> flags[i]).count();
  }

  /** Mean AUC-ROC of the seeds that have one. */
  public OptionalDouble rocArea() {
    return mean(OfSeed::rocArea);
  }

  /** Mean AUC-PR of the seeds that have one. */
  public OptionalDouble averagePrecision() {
    return mean(OfSeed::averagePrecision);
  }

  /** Rows of which something was said, under the seed with the fewest. */
  public int scoredRows() {
    return seeds.stream().mapToInt(OfSeed::scoredRows).min().orElseThrow();
  }

  private OptionalDouble mean(Function<OfSeed, OptionalDouble> figure) {
    return seeds.stream().map(figure).flatMapToDouble(OptionalDouble::stream).average();
  }
}
