package dev.vigil.judge;

import static java.util.Objects.requireNonNull;

import dev.vigil.detect.Calibration;
import dev.vigil.state.StateReader;

/**
 * How a series is judged.
 *
 * @param budget alarms that are accepted
 * @param limits the series' own limits, {@link Limits#NONE} where it has none
 */
public record JudgeSpec(AlertBudget budget, Limits limits) {
  public JudgeSpec {
    requireNonNull(budget, "budget");
    requireNonNull(limits, "limits");
  }

  /** One page a week, no limits. */
  public JudgeSpec() {
    this(AlertBudget.perSeriesPerWeek(1), Limits.NONE);
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
