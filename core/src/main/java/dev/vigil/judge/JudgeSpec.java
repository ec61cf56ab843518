package dev.vigil.judge;

import static java.util.Objects.requireNonNull;

import dev.vigil.detect.Calibration;
import dev.vigil.state.StateReader;

/**
 * How a series is judged.
 *
 * @param budget alarms that are accepted
 * @param limits the series' own limits, {@link Limits#NONE} where it has none
 * @param learningRows rows, 10 to 1,000,000, after which learning ends, but not before a day has
 *     passed. The budget holds with any number, from the first row on; under 100 more of what is
 *     ordinary is told within it, since little is known of the scores by then
 */
public record JudgeSpec(AlertBudget budget, Limits limits, int learningRows) {
  /** Where nothing else is said. */
  public static final int LEARNING_ROWS = 100;

  private static final int LEAST_LEARNING_ROWS = 10;
  private static final int MOST_LEARNING_ROWS = 1_000_000;

  public JudgeSpec {
    requireNonNull(budget, "budget");
    requireNonNull(limits, "limits");
    if (learningRows < LEAST_LEARNING_ROWS || learningRows > MOST_LEARNING_ROWS) {
      throw new IllegalArgumentException(
          "rows of learning must be from 10 to 1,000,000, were " + learningRows);
    }
  }

  /** Learning from 100 rows. */
  public JudgeSpec(AlertBudget budget, Limits limits) {
    this(budget, limits, LEARNING_ROWS);
  }

  /** One page a week, no limits. */
  public JudgeSpec() {
    this(AlertBudget.perSeriesPerWeek(1), Limits.NONE);
  }

  public JudgeSpec withLimits(Limits limits) {
    return new JudgeSpec(budget, limits, learningRows);
  }

  public JudgeSpec withLearningRows(int learningRows) {
    return new JudgeSpec(budget, limits, learningRows);
  }

  /** A judge that has seen nothing. */
  public Judge newJudge(Calibration calibration) {
    return new Judge(this, calibration);
  }

  /**
   * A judge that goes on where the saved one stopped.
   *
   * @throws dev.vigil.state.BadState if the state is not a judge's
   */
  public Judge restore(StateReader in, Calibration calibration) {
    Judge judge = new Judge(this, calibration);
    judge.load(in);
    return judge;
  }
}
