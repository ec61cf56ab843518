package dev.vigil.alert;

import dev.vigil.model.Anomaly;
import dev.vigil.model.AnomalyType;

/**
 * The gravest anomaly of an alert, in what people read of it.
 *
 * @param anomalyId see {@link Anomaly#id()}
 * @param value seen; NaN for a vector or an absence
 * @param expected NaN where nothing was expected
 * @param score 0–1
 * @param sentence a sentence that a person can act on
 * @param detector key of the detector
 */
public record Finding(
    String anomalyId,
    AnomalyType type,
    double value,
    double expected,
    double score,
    String sentence,
    String detector) {
  private static final int LONGEST = 1_000;

  static Finding of(Anomaly anomaly) {
    return new Finding(
        anomaly.id(),
        anomaly.type(),
        anomaly.actualValue(),
        anomaly.expectedValue(),
        anomaly.score(),
        cut(anomaly.description()),
        anomaly.detector());
  }

  private static String cut(String sentence) {
    return sentence.length() <= LONGEST ? sentence : sentence.substring(0, LONGEST - 1) + "…";
  }
}
