package dev.vigil.evaluation;

import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * How a detector did on the labelled series of one folder.
 *
 * @param name the folder
 * @param series at least one
 */
public record PackReport(String name, List<SeriesReport> series) {
  public PackReport {
    series = List.copyOf(series);
    if (series.isEmpty()) {
      throw new IllegalArgumentException("no series in " + name);
    }
  }

  /** Labelled runs in the measured parts. */
  public int events() {
    return series.stream().mapToInt(SeriesReport::events).sum();
  }

  /** Mean AUC-PR of the series that have labels. */
  public OptionalDouble averagePrecision() {
    return mean(SeriesReport::averagePrecision);
  }

  /** Mean VUS-PR of the series that have labels. */
  public OptionalDouble volumeUnderSurface() {
    return mean(SeriesReport::volumeUnderSurface);
  }

  private OptionalDouble mean(Function<SeriesReport, OptionalDouble> figure) {
    return series.stream().map(figure).flatMapToDouble(OptionalDouble::stream).average();
  }

  /**
   * UCR accuracy: the share of the series whose highest score lies near their event; empty unless
   * every series has exactly one.
   */
  public OptionalDouble highestNearEvent() {
    return series.stream().allMatch(one -> one.highestNearEvent().isPresent())
        ? OptionalDouble.of(
            series.stream()
                .mapToDouble(one -> one.highestNearEvent().orElse(false) ? 1 : 0)
                .average()
                .orElseThrow())
        : OptionalDouble.empty();
  }

  /** The alarms of all series together, budget by budget. */
  public List<SeriesReport.AtBudget> atBudgets() {
    return IntStream.range(0, series.get(0).atBudgets().size())
        .mapToObj(
            budget ->
                series.stream()
                    .map(one -> Objects.requireNonNull(one.atBudgets().get(budget)))
                    .reduce(SeriesReport.AtBudget::plus)
                    .orElseThrow())
        .toList();
  }
}
