package dev.vigil.alert;

/** Where an alert stands in its life. */
public enum AlertStatus {
  /** Nobody has taken it on. */
  OPEN,
  /** Somebody has taken it on. */
  ACKNOWLEDGED,
  /** It goes on, and nobody is to be notified of it. */
  SUPPRESSED,
  /** It is over; the same may come back, and is this alert again. */
  RESOLVED,
  /** It is done with; the same, should it come back, is another alert. */
  CLOSED;

  /** Whether it goes on. */
  public boolean live() {
    return this == OPEN || this == ACKNOWLEDGED || this == SUPPRESSED;
  }
}
