package dev.vigil.server.tenant;

/** A tenant is not served just now, or not with that; the message says why. */
public final class Unserved extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Why why;

  /** Why he is not. */
  public enum Why {
    /** There are as many as there may be. */
    TOO_MANY,
    /** What he has is being opened. */
    OPENING,
    /** What he has cannot be opened, or not be read. */
    FAILED,
    /** His engine has no time for it; nothing has changed. */
    BUSY
  }

  Unserved(Why why, String message) {
    super(message);
    this.why = why;
  }

  Unserved(Why why, String message, Throwable cause) {
    super(message, cause);
    this.why = why;
  }

  public Why why() {
    return why;
  }
}
