package dev.vigil.detect.threshold;

import dev.vigil.model.AnomalyType;
import dev.vigil.model.Evidence;
import java.util.List;

/** A breach of a limit that has just begun. */
record ThresholdEvidence(double limit, boolean upper, boolean critical, int hold, double size)
    implements Evidence {
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
    return List.of(new Contribution(word(), size));
  }

  private String word() {
    return (critical ? "critical " : "warning ") + (upper ? "upper" : "lower") + " limit";
  }

  @Override
  public String sentence() {
    String side = upper ? "above its " : "below its ";
    String held = hold == 1 ? "" : " for " + hold + " values in a row";
    return side + (critical ? "critical" : "warning") + " limit of " + number() + held;
  }

  private String number() {
    return limit == Math.rint(limit) && Math.abs(limit) < 1e15
        ? String.valueOf((long) limit)
        : String.valueOf(limit);
  }
}
