package dev.vigil.model;

import java.util.Locale;

/** What kind of departure an anomaly is. */
public enum AnomalyType {
  SPIKE,
  DROP,
  TREND_CHANGE,
  SEASONAL_DEVIATION,
  OUTLIER,
  PATTERN_BREAK,
  THRESHOLD_BREACH,
  FREQUENCY_ANOMALY,
  CORRELATION_BREAK,
  /** A series that stopped reporting. */
  ABSENCE;

  /**
   * Reads a name in any case.
   *
   * @throws IllegalArgumentException if there is no such type
   */
  public static AnomalyType parse(String name) {
    return valueOf(name.strip().toUpperCase(Locale.ROOT));
  }
}
