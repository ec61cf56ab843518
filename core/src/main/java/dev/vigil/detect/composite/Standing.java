package dev.vigil.detect.composite;

import dev.vigil.detect.Calibration;
import dev.vigil.detect.ScoreHistory;
import dev.vigil.model.AnomalyType;
import dev.vigil.model.Score;
import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;

/**
 * What a member's scores have been on this series, by which they become comparable to those of the
 * others, and how far it is to be trusted. One owner.
 */
final class Standing {
  private static final double DENSE_GAIN = 1 / 2000.0;
  private static final double MOST = 1e30;

  final Reliability reliability = new Reliability();
  private final Calibration calibration;
  private final ScoreHistory history;
  private double denseMean;
  private int rows;

  Standing(Calibration calibration) {
    this.calibration = calibration;
    this.history = new ScoreHistory(calibration);
  }

  /**
   * A score in units of the budget; that of a limit as the calibration says, however often it was
   * crossed before.
   */
  double strength(Score score) {
    double value = score.value();
    if (!(value > 0) || calibration.isInUnitsOfTheBudget()) {
      return value;
    }
    boolean limit = score.evidence().type() == AnomalyType.THRESHOLD_BREACH;
    return Calibration.BUDGET.scoreAt(limit ? calibration.tail(value) : history.pValue(value));
  }

  /** The dense score as a multiple of its own mean, compressed. */
  double dense(double dense) {
    return denseMean > 0 ? Math.log1p(Math.min(MOST, dense) / denseMean) : 0;
  }

  /** Takes in that this was its score. */
  void learn(Score score) {
    history.learn(score.value());
    if (rows < Integer.MAX_VALUE) {
      rows++;
    }
    double gain = Math.max(DENSE_GAIN, 1.0 / rows);
    denseMean += gain * (Math.min(MOST, score.dense()) - denseMean);
  }

  void save(StateWriter out) {
    out.put(denseMean).put(rows);
    reliability.save(out);
    history.save(out);
  }

  void load(StateReader in) {
    denseMean = in.getDouble("mean dense score", mean -> mean >= 0 && mean <= MOST);
    rows = in.getInt("rows of a member", 0, Integer.MAX_VALUE);
    reliability.load(in);
    history.load(in);
  }
}
