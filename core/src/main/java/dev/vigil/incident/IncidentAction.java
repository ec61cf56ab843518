package dev.vigil.incident;

/** What can be done with an incident. */
public enum IncidentAction {
  /** An alert joins it, or another incident does. */
  GROW(IncidentStatus.OPEN),
  /** Somebody takes it on. */
  ACKNOWLEDGE(IncidentStatus.ACKNOWLEDGED),
  /** It is over. */
  RESOLVE(IncidentStatus.RESOLVED),
  /** One of its alerts came back. */
  REOPEN(IncidentStatus.OPEN);

  private final IncidentStatus aim;

  IncidentAction(IncidentStatus aim) {
    this.aim = aim;
  }

  /** The status that it leads to, or keeps alive. */
  public IncidentStatus aim() {
    return aim;
  }
}
