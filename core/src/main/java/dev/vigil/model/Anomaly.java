package dev.vigil.model;

import java.util.List;

/**
 * A departure that is worth telling: the first fact that lasts.
 *
 * @param id the same for the same observation of the same series, however often it is judged
 * @param score 0–1: 0.5 is where an alarm begins, higher is stranger
 * @param confidence 0–1: how sure the judge is, from the p-value and the history seen
 * @param detector key of the detector
 */
public record Anomaly(
    String id,
    Observation observation,
    AnomalyType type,
    Verdict.Anomalous verdict,
    double score,
    double confidence,
    String detector) {

  /** Severity, ordered. */
  public Severity severity() {
    return verdict.severity();
  }

  /** See {@link Verdict.Anomalous#pValue()}. */
  public double pValue() {
    return verdict.pValue();
  }

  /** The value that was expected; NaN if none was. */
  public double expectedValue() {
    return verdict.score().expected();
  }

  /** The range that was expected. */
  public Band expectedRange() {
    return verdict.score().band();
  }

  /** The value seen; NaN for a vector. */
  public double actualValue() {
    return observation instanceof Point point ? point.value() : Double.NaN;
  }

  /** Seen less expected, in the unit of the value. */
  public double deviation() {
    return actualValue() - expectedValue();
  }

  /** What each part of the detector gave. */
  public List<Evidence.Contribution> contributions() {
    return verdict.score().evidence().contributions();
  }

  /** A sentence that a person can act on. */
  public String description() {
    return verdict.score().evidence().sentence();
  }
}
