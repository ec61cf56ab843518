package dev.vigil.model;

import java.util.Locale;

/** How much an anomaly matters, least first: compared by order, never as text. */
public enum Severity {
  LOW,
  MEDIUM,
  HIGH,
  CRITICAL;

  /** The next higher one; CRITICAL stays. */
  public Severity raised() {
    return values()[Math.min(ordinal() + 1, CRITICAL.ordinal())];
  }

  /** The lower of this and the cap. */
  public Severity atMost(Severity cap) {
    return compareTo(cap) <= 0 ? this : cap;
  }

  /**
   * Reads a name in any case.
   *
   * @throws IllegalArgumentException if there is no such severity
   */
  public static Severity parse(String name) {
    return valueOf(name.strip().toUpperCase(Locale.ROOT));
  }
}
