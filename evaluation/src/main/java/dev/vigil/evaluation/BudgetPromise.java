package dev.vigil.evaluation;

import dev.vigil.evaluation.measure.BoundCheck;
import java.util.List;

/**
 * What normal series cost at a budget, at worst.
 *
 * @param pagesPerWeek the budget
 * @param highestMean pages a week of the family with the most
 * @param worstSeries pages a week of the series with the most
 * @param highestFirstDays pages in the first two days, mean of the family with the most
 * @param highestProvisional those of them told before learning had ended, of the family with the
 *     most
 * @param bound how the tightest series kept the bound
 */
public record BudgetPromise(
    double pagesPerWeek,
    double highestMean,
    double worstSeries,
    double highestFirstDays,
    double highestProvisional,
    BoundCheck bound) {
  private static final double SINGLE_SERIES = 1.3;
  private static final double FIRST_DAYS_OF_A_WEEK = 2 / 7.0;

  /** Far below a page, far above what rounding adds up to. */
  private static final double ROUNDING = 1e-9;

  static BudgetPromise of(List<FalseAlarmReport.AtBudget> families) {
    return new BudgetPromise(
        families.get(0).pagesPerWeek(),
        families.stream().mapToDouble(FalseAlarmReport.AtBudget::mean).max().orElseThrow(),
        families.stream().mapToDouble(FalseAlarmReport.AtBudget::worst).max().orElseThrow(),
        families.stream().mapToDouble(FalseAlarmReport.AtBudget::firstDays).max().orElseThrow(),
        families.stream().mapToDouble(FalseAlarmReport.AtBudget::provisional).max().orElseThrow(),
        families.stream()
            .map(FalseAlarmReport.AtBudget::bound)
            .reduce(BoundCheck::worse)
            .orElseThrow());
  }

  /** Whether every family's mean is at or under the budget. */
  public boolean meansKept() {
    return highestMean <= pagesPerWeek + ROUNDING;
  }

  /** Whether no series has more than 1.3 times the budget. */
  public boolean worstKept() {
    return worstSeries <= SINGLE_SERIES * pagesPerWeek + ROUNDING;
  }

  /** What two days may cost. */
  public double firstDaysAllowance() {
    return pagesPerWeek * FIRST_DAYS_OF_A_WEEK;
  }

  /**
   * Whether what was told before learning had ended is, in every family's mean, at or under what
   * two days may cost.
   */
  public boolean provisionalKept() {
    return highestProvisional <= firstDaysAllowance() + ROUNDING;
  }

  /** Whether all of it was kept. */
  public boolean kept() {
    return meansKept() && worstKept() && provisionalKept() && bound.holds();
  }
}
