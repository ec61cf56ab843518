package dev.vigil.rule;

import dev.vigil.model.AnomalyType;
import dev.vigil.model.Evidence;
import java.util.List;

/** A rule said so. */
record RuleEvidence(Ruling ruling) implements Evidence {
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
    return List.of(new Contribution(ruling.rule(), 1));
  }

  @Override
  public String sentence() {
    return ruling.reason();
  }
}
