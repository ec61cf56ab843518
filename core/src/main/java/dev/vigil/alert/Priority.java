package dev.vigil.alert;

import dev.vigil.model.Severity;

/** In which order people should turn to alerts: P1 first. */
public enum Priority {
  P1,
  P2,
  P3,
  P4,
  P5;

  /**
   * CRITICAL is P1, HIGH P2, MEDIUM P3, LOW P4; one step sooner where the impact is HIGH, one later
   * where it is LOW.
   */
  public static Priority of(Severity severity, Impact impact) {
    int usual = Severity.CRITICAL.ordinal() - severity.ordinal();
    int moved = usual + Impact.NORMAL.ordinal() - impact.ordinal();
    return values()[Math.max(0, moved)];
  }
}
