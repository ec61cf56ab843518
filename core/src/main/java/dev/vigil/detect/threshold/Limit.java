package dev.vigil.detect.threshold;

import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;

/**
 * One limit, and whether it is breached: a breach begins once values have been beyond it for as
 * many rows as it must hold, and ends once they have been back inside by the hysteresis for as
 * many. One owner.
 */
final class Limit {
  private final Line line;
  private final double hysteresis;
  private final int hold;
  private double at;
  private double unit;

  /** Rows in a row that speak against what is held to be so. */
  private int against;

  private boolean breached;

  /**
   * @param at where it lies; infinite for no limit
   */
  Limit(Line line, double at, double hysteresis, int hold) {
    this.line = line;
    this.at = at;
    this.unit = at == 0 || Double.isInfinite(at) ? 1 : Math.abs(at);
    this.hysteresis = hysteresis;
    this.hold = hold;
  }

  /** Puts it elsewhere. */
  void move(double at, double unit) {
    this.at = at;
    this.unit = unit;
  }

  Line line() {
    return line;
  }

  int hold() {
    return hold;
  }

  double at() {
    return at;
  }

  /** Whether a breach would begin with this value. */
  boolean begins(double value) {
    return !breached && beyond(value, 0) && against + 1 >= hold;
  }

  void learn(double value) {
    if (beyond(value, breached ? hysteresis : 0) == breached) {
      against = 0;
    } else if (++against >= hold) {
      against = 0;
      breached = !breached;
    }
  }

  private boolean beyond(double value, double margin) {
    return line.upper() ? value > at - margin : value < at + margin;
  }

  /**
   * How a value stands to the limit: up to 1 inside, nearing the limit, 0 where it is further away
   * than the limit is from 0; beyond it from 1 to 2, of a critical one from 2 to 3.
   */
  double size(double value) {
    if (Double.isInfinite(at)) {
      return 0;
    }
    double excess = (line.upper() ? value - at : at - value) / unit;
    if (excess <= 0) {
      return Math.max(0, 1 + excess);
    }
    double share = 1 - 1 / (1 + excess);
    return line.critical() ? 2 + share : 1 + ThresholdSpec.MOST_OF_A_WARNING * share;
  }

  void save(StateWriter out) {
    out.put(against).put(breached);
  }

  void load(StateReader in) {
    against = in.getInt("rows across a limit", 0, hold - 1);
    breached = in.getBoolean();
  }
}
