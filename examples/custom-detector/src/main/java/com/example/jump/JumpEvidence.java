package com.example.jump;

import dev.vigil.model.AnomalyType;
import dev.vigil.model.Evidence;
import java.util.List;
import java.util.Locale;

/** A value that is far from the one before it. */
record JumpEvidence(double steps, boolean up) implements Evidence {
  @Override
  public AnomalyType type() {
    return up ? AnomalyType.SPIKE : AnomalyType.DROP;
  }

  @Override
  public int agreement() {
    return 1;
  }

  @Override
  public List<Contribution> contributions() {
    return List.of(new Contribution("jump", steps));
  }

  @Override
  public String sentence() {
    return String.format(Locale.ROOT, "a jump %s by %.1f mean steps", up ? "up" : "down", steps);
  }
}
