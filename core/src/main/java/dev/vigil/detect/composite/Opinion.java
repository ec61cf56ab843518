package dev.vigil.detect.composite;

import dev.vigil.model.AnomalyType;
import dev.vigil.model.Score;

/**
 * What one member says of an observation.
 *
 * @param member key of the member
 * @param score as the member gives it
 * @param strength the same in units of the budget
 * @param weight how much it counts, at least 0
 * @param dense the member's dense score, as a multiple of its own mean, compressed
 */
record Opinion(String member, Score score, double strength, double weight, double dense) {
  /** Strength from which a member says that something is wrong. */
  static final double SPOKEN = 0.62;

  boolean spoke() {
    return strength >= SPOKEN;
  }

  boolean breach() {
    return strength > 0 && score.evidence().type() == AnomalyType.THRESHOLD_BREACH;
  }
}
