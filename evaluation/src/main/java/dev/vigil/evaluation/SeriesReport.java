package dev.vigil.evaluation;

import dev.vigil.evaluation.measure.BoundCheck;
import dev.vigil.evaluation.measure.EventRecall;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How a detector did on one labelled series. The rankings are those of the dense score over the
 * measured part.
 *
 * @param name set and file
 * @param rows rows with a value
 * @param scoredRows rows of the measured part
 * @param averagePrecision AUC-PR, 0–1; empty where nothing is labelled
 * @param volumeUnderSurface VUS-PR, 0–1; empty where nothing is labelled
 * @param highestNearEvent whether the highest score lies within 100 rows of the event; empty where
 *     there is not exactly one
 * @param atBudgets what the alarms found at each budget, of which there is at least one
 */
public record SeriesReport(
    String name,
    int rows,
    int scoredRows,
    OptionalDouble averagePrecision,
    OptionalDouble volumeUnderSurface,
    Optional<Boolean> highestNearEvent,
    List<AtBudget> atBudgets) {
  /** Labelled runs in the measured part. */
  public int events() {
    return atBudgets.get(0).recall().events();
  }

  /**
   * The alarms at one budget.
   *
   * @param pagesPerWeek the budget
   * @param recall events found and false pages, over the measured part
   * @param bound how all pages, those before the measured part too, kept the bound
   */
  public record AtBudget(double pagesPerWeek, EventRecall recall, BoundCheck bound) {
    AtBudget plus(AtBudget other) {
      return new AtBudget(pagesPerWeek, recall.plus(other.recall), bound.worse(other.bound));
    }
  }
}
