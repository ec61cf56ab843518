package dev.vigil.model;

import java.util.List;

/** The evidence of an ordinary observation. */
record NoEvidence() implements Evidence {
  @Override
  public AnomalyType type() {
    return AnomalyType.OUTLIER;
  }

  @Override
  public int agreement() {
    return 0;
  }

  @Override
  public List<Contribution> contributions() {
    return List.of();
  }

  @Override
  public String sentence() {
    return "nothing unusual";
  }
}
