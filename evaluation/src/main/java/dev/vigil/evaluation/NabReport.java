package dev.vigil.evaluation;

import dev.vigil.evaluation.measure.BoundCheck;
import dev.vigil.evaluation.nab.NabScores;
import java.util.List;

/**
 * How a detector did on a NAB corpus.
 *
 * @param detector its key
 * @param files files of the corpus
 * @param rows rows of all files
 * @param swept scores at the threshold that serves each profile best, as NAB's leaderboard has them
 * @param atBudgets scores of the alarms that are told in service
 */
public record NabReport(
    String detector, int files, int rows, NabScores swept, List<AtBudget> atBudgets) {
  /**
   * The alarms at one budget; a row counts as an alarm where it is a page or an update.
   *
   * @param pagesPerWeek the budget
   * @param scores under the three profiles, nothing swept
   * @param bound how the pages of the tightest file kept the bound
   */
  public record AtBudget(double pagesPerWeek, NabScores scores, BoundCheck bound) {}
}
