package dev.vigil.incident;

/** Where an incident stands in its life. */
public enum IncidentStatus {
  /** Nobody has taken it on. */
  OPEN,
  /** Somebody has taken it on. */
  ACKNOWLEDGED,
  /** None of its alerts goes on, or somebody says that it is over. */
  RESOLVED
}
