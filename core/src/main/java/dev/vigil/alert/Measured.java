package dev.vigil.alert;

import dev.vigil.model.Anomaly;

/**
 * The numbers of an anomaly. NaN stands for what there is none of.
 *
 * @param value seen; NaN for a vector or an absence
 * @param expected NaN where nothing was expected
 * @param lower of the range that was expected
 * @param upper of the range that was expected
 * @param score 0–1
 * @param confidence 0–1
 */
public record Measured(
    double value, double expected, double lower, double upper, double score, double confidence) {

  static Measured of(Anomaly anomaly) {
    return new Measured(
        anomaly.actualValue(),
        anomaly.expectedValue(),
        anomaly.expectedRange().lower(),
        anomaly.expectedRange().upper(),
        anomaly.score(),
        anomaly.confidence());
  }

  /** Seen less expected, in the unit of the value. */
  public double deviation() {
    return value - expected;
  }
}
