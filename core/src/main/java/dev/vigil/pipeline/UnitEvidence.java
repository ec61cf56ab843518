package dev.vigil.pipeline;

import dev.vigil.model.AnomalyType;
import dev.vigil.model.Evidence;
import java.util.List;
import java.util.Locale;

/**
 * Values that seem to have changed their unit.
 *
 * @param times how many times as large they have become
 */
record UnitEvidence(double times) implements Evidence {
  @Override
  public AnomalyType type() {
    return AnomalyType.PATTERN_BREAK;
  }

  @Override
  public int agreement() {
    return 1;
  }

  @Override
  public List<Contribution> contributions() {
    return List.of(new Contribution("unit", times));
  }

  @Override
  public String sentence() {
    boolean larger = times > 1;
    return String.format(
        Locale.ROOT,
        "%,d times as %s as before, as if the unit had changed",
        Math.round(larger ? times : 1 / times),
        larger ? "large" : "small");
  }
}
