package dev.vigil.alert;

/** What can be done with an alert. */
public enum AlertAction {
  /** Another anomaly of the same fingerprint. */
  JOIN(AlertStatus.OPEN),
  /** Somebody takes it on. */
  ACKNOWLEDGE(AlertStatus.ACKNOWLEDGED),
  /** A silence, a maintenance window or a rule keeps it from people. */
  SUPPRESS(AlertStatus.SUPPRESSED),
  /** Nothing keeps it from people any more. */
  RELEASE(AlertStatus.OPEN),
  /** It is over, by itself or by somebody's word. */
  RESOLVE(AlertStatus.RESOLVED),
  /** It came back. */
  REOPEN(AlertStatus.OPEN),
  /** Somebody is done with it. */
  CLOSE(AlertStatus.CLOSED);

  private final AlertStatus aim;

  AlertAction(AlertStatus aim) {
    this.aim = aim;
  }

  /** The status that it leads to, or keeps alive. */
  public AlertStatus aim() {
    return aim;
  }
}
