package dev.vigil.evaluation;

import dev.vigil.evaluation.measure.BoundCheck;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * How often a detector spoke on normal series.
 *
 * @param detector its key
 * @param series how many
 * @param families in the order of the series
 */
public record FalseAlarmReport(String detector, int series, List<OfFamily> families) {
  /**
   * One series.
   *
   * @param crossingsPerWeek rows whose score reached the one from which a row may alarm: what a
   *     fixed threshold without a budget would tell
   * @param told at each budget
   */
  record OfSeries(String family, Duration interval, double crossingsPerWeek, List<Told> told) {}

  /**
   * The pages of one series at one budget.
   *
   * @param perWeek pages a week, after warm-up
   * @param firstDays pages of the first two days
   * @param provisional those of them told before learning had ended
   */
  record Told(
      double pagesPerWeek, double perWeek, int firstDays, int provisional, BoundCheck bound) {}

  /**
   * The series of one family at one interval.
   *
   * @param crossingsPerWeek mean over its series of the rows a week that reach the score from which
   *     a row may alarm: what a fixed threshold without a budget would tell
   * @param atBudgets its pages at each budget
   */
  public record OfFamily(
      String family,
      Duration interval,
      int series,
      double crossingsPerWeek,
      List<AtBudget> atBudgets) {}

  /**
   * The pages of a family at one budget.
   *
   * @param pagesPerWeek the budget
   * @param mean pages for each week of a series, after warm-up
   * @param worst the same of the series with the most
   * @param firstDays pages of a series in its first two days, mean
   * @param provisional those of them told before learning had ended
   * @param bound how the tightest series kept the bound
   */
  public record AtBudget(
      double pagesPerWeek,
      double mean,
      double worst,
      double firstDays,
      double provisional,
      BoundCheck bound) {}

  static FalseAlarmReport of(String detector, List<OfSeries> all) {
    Map<List<Object>, List<OfSeries>> byFamily = new LinkedHashMap<>();
    for (OfSeries one : all) {
      byFamily
          .computeIfAbsent(List.of(one.family(), one.interval()), key -> new ArrayList<>())
          .add(one);
    }
    List<OfFamily> families = byFamily.values().stream().map(FalseAlarmReport::family).toList();
    return new FalseAlarmReport(detector, all.size(), families);
  }

  private static OfFamily family(List<OfSeries> all) {
    OfSeries any = all.get(0);
    return new OfFamily(
        any.family(),
        any.interval(),
        all.size(),
        all.stream().mapToDouble(OfSeries::crossingsPerWeek).average().orElseThrow(),
        IntStream.range(0, any.told().size())
            .mapToObj(budget -> atBudget(all.stream().map(one -> one.told().get(budget)).toList()))
            .toList());
  }

  private static AtBudget atBudget(List<Told> all) {
    return new AtBudget(
        all.get(0).pagesPerWeek(),
        all.stream().mapToDouble(Told::perWeek).average().orElseThrow(),
        all.stream().mapToDouble(Told::perWeek).max().orElseThrow(),
        all.stream().mapToDouble(Told::firstDays).average().orElseThrow(),
        all.stream().mapToDouble(Told::provisional).average().orElseThrow(),
        all.stream().map(Told::bound).reduce(BoundCheck::worse).orElseThrow());
  }

  /** Whether the promise of each budget was kept, budget by budget. */
  public List<BudgetPromise> promises() {
    return IntStream.range(0, families.get(0).atBudgets().size())
        .mapToObj(
            budget ->
                BudgetPromise.of(
                    families.stream().map(family -> family.atBudgets().get(budget)).toList()))
        .toList();
  }
}
