package dev.vigil.evaluation;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * How a detector did on the labelled tables of one folder.
 *
 * @param name the folder
 * @param tables at least one, all under the same seeds
 */
public record TablePackReport(String name, List<TableReport> tables) {
  public TablePackReport {
    tables = List.copyOf(tables);
    if (tables.isEmpty()) {
      throw new IllegalArgumentException("no tables in " + name);
    }
  }

  /**
   * The mean over the tables, and how far it moves with the seed.
   *
   * @param mean over the seeds; empty where no table has a figure
   * @param deviation standard deviation over the seeds; empty with a single one
   */
  public record OverSeeds(OptionalDouble mean, OptionalDouble deviation) {
    private static OverSeeds of(double[] ofSeeds) {
      OptionalDouble mean = Arrays.stream(ofSeeds).average();
      if (ofSeeds.length < 2) {
        return new OverSeeds(mean, OptionalDouble.empty());
      }
      double squares = 0;
      for (double ofSeed : ofSeeds) {
        squares += Math.pow(ofSeed - mean.orElseThrow(), 2);
      }
      return new OverSeeds(mean, OptionalDouble.of(Math.sqrt(squares / (ofSeeds.length - 1))));
    }
  }

  /** AUC-ROC. */
  public OverSeeds rocArea() {
    return overSeeds(TableReport.OfSeed::rocArea);
  }

  /** AUC-PR. */
  public OverSeeds averagePrecision() {
    return overSeeds(TableReport.OfSeed::averagePrecision);
  }

  private OverSeeds overSeeds(Function<TableReport.OfSeed, OptionalDouble> figure) {
    return OverSeeds.of(
        IntStream.range(0, tables.get(0).seeds().size())
            .mapToObj(seed -> meanOfTables(seed, figure))
            .flatMapToDouble(OptionalDouble::stream)
            .toArray());
  }

  private OptionalDouble meanOfTables(
      int seed, Function<TableReport.OfSeed, OptionalDouble> figure) {
    return tables.stream()
        .map(table -> figure.apply(table.seeds().get(seed)))
        .flatMapToDouble(OptionalDouble::stream)
        .average();
  }
}
