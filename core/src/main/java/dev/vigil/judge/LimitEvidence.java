package dev.vigil.judge;

import dev.vigil.model.AnomalyType;
import dev.vigil.model.Evidence;
import java.util.List;

/** A value beyond a limit that someone set. */
record LimitEvidence(double value, Limits limits) implements Evidence {
  @Override
  public AnomalyType type() {
    return AnomalyType.THRESHOLD_BREACH;
  }

  @Override
  public int agreement() {
    return 1;
  }

  @Override
  public List<Contribution> contributions() {
    return List.of(new Contribution("limit", 1));
  }

  @Override
  public String sentence() {
    boolean over = value > limits.upper();
    String limit = number(over ? limits.upper() : limits.lower());
    String held = limits.hold() == 1 ? "" : " for " + limits.hold() + " values in a row";
    return (over ? "above its limit of " : "below its limit of ") + limit + held;
  }

  private static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? String.valueOf((long) value)
        : String.valueOf(value);
  }
}
