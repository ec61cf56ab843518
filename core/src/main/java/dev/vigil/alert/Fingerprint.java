package dev.vigil.alert;

import static java.util.Objects.requireNonNull;

import dev.vigil.model.Anomaly;
import dev.vigil.model.AnomalyType;
import dev.vigil.model.SeriesKey;

/**
 * What is the same about two anomalies that are one alert.
 *
 * @param kind the anomaly's type, such as {@code SPIKE}; of one that a rule raised, {@code rule}
 *     and the rule's name
 */
public record Fingerprint(SeriesKey series, String kind) {
  private static final String RULE = "rule ";
  private static final String ABSENCE = AnomalyType.ABSENCE.name();

  public Fingerprint {
    requireNonNull(series, "series");
    requireNonNull(kind, "kind");
  }

  static Fingerprint of(Anomaly anomaly, Origin origin) {
    String kind = origin.rule().isEmpty() ? anomaly.type().name() : RULE + origin.rule();
    return new Fingerprint(anomaly.observation().series(), kind);
  }

  /** Whether it is part of its series' episode: found by a detector, and no absence. */
  boolean ofEpisode() {
    return !kind.startsWith(RULE) && !ofAbsence();
  }

  /** Whether it is a series that stopped reporting. */
  boolean ofAbsence() {
    return kind.equals(ABSENCE);
  }

  @Override
  public int hashCode() {
    return 31 * series.hashCode() + kind.hashCode();
  }

  @Override
  public String toString() {
    return series + " " + kind;
  }
}
