package dev.vigil.alert;

import static java.util.Objects.requireNonNull;

import dev.vigil.model.Anomaly;
import dev.vigil.model.AnomalyType;

/**
 * The gravest anomaly of an alert, in what people read of it.
 *
 * @param anomalyId see {@link Anomaly#id()}
 * @param sentence a sentence that a person can act on
 * @param detector key of the detector
 */
public record Finding(
    String anomalyId,
    AnomalyType type,
    Measured measured,
    String sentence,
    String detector,
    Details details) {
  private static final int LONGEST = 1_000;

  public Finding {
    requireNonNull(type, "type");
    requireNonNull(measured, "measured");
    requireNonNull(details, "details");
  }

  static Finding of(Anomaly anomaly, Origin origin) {
    return new Finding(
        anomaly.id(),
        anomaly.type(),
        Measured.of(anomaly),
        cut(anomaly.description()),
        anomaly.detector(),
        origin.details());
  }

  private static String cut(String sentence) {
    return sentence.length() <= LONGEST ? sentence : sentence.substring(0, LONGEST - 1) + "…";
  }
}
