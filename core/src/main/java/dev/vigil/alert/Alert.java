package dev.vigil.alert;

import static java.util.Objects.requireNonNull;

import dev.vigil.model.SeriesKey;
import dev.vigil.model.Severity;

/**
 * What people are told of one fingerprint, from its first anomaly until it is over. Immutable.
 *
 * @param id counts up from 1
 * @param impact how much depends on it
 */
public record Alert(
    long id,
    Fingerprint fingerprint,
    AlertStatus status,
    Impact impact,
    Sightings seen,
    Life life,
    Handling handling) {

  /**
   * The anomaly that stands for it, and how often it came and went.
   *
   * @param finding the gravest
   */
  public record Life(Finding finding, Openings openings) {
    public Life {
      requireNonNull(finding, "finding");
      requireNonNull(openings, "openings");
    }
  }

  public Alert {
    requireNonNull(fingerprint, "fingerprint");
    requireNonNull(status, "status");
    requireNonNull(impact, "impact");
    requireNonNull(seen, "seen");
    requireNonNull(life, "life");
    requireNonNull(handling, "handling");
  }

  /** The series it is about. */
  public SeriesKey series() {
    return fingerprint.series();
  }

  /** The gravest severity since it was last opened. */
  public Severity severity() {
    return seen.worst();
  }

  /** From its severity and impact. */
  public Priority priority() {
    return Priority.of(seen.worst(), impact);
  }

  /** Whether it goes on. */
  public boolean live() {
    return status.live();
  }

  /** Whether it comes and goes. */
  public boolean flapping() {
    return life.openings().flapping();
  }

  /** A sentence that a person can act on. */
  public String sentence() {
    return life.finding().sentence();
  }

  Openings openings() {
    return life.openings();
  }

  Alert with(AlertStatus next) {
    return new Alert(id, fingerprint, next, impact, seen, life, handling);
  }

  Alert with(Impact next) {
    return new Alert(id, fingerprint, status, next, seen, life, handling);
  }

  Alert with(Sightings next) {
    return new Alert(id, fingerprint, status, impact, next, life, handling);
  }

  Alert with(Handling next) {
    return new Alert(id, fingerprint, status, impact, seen, life, next);
  }

  Alert with(Finding finding) {
    Life next = new Life(finding, life.openings());
    return new Alert(id, fingerprint, status, impact, seen, next, handling);
  }

  Alert with(Openings openings) {
    Life next = new Life(life.finding(), openings);
    return new Alert(id, fingerprint, status, impact, seen, next, handling);
  }
}
