package dev.vigil.store;

import org.jspecify.annotations.Nullable;

/** The store cannot keep, or cannot give, what it was asked to; the reason says what to do. */
public final class StoreException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Why it cannot. */
  public enum Reason {
    /** The disk, a quota or a size limit is reached: nothing more fits. */
    FULL,
    /** The folder or the database may not be written to. */
    UNWRITABLE,
    /** Another process has it, or has taken it over. */
    LOCKED,
    /** What was found is damaged. */
    CORRUPT,
    /** It was written by a newer version. */
    NEWER,
    /** Parts were found that do not belong together. */
    MISMATCH,
    /** The database does not answer. */
    UNREACHABLE,
    /** It is closed. */
    CLOSED,
    /** Anything else; the cause says what. */
    FAILED
  }

  private final Reason reason;

  public StoreException(Reason reason, String message) {
    this(reason, message, null);
  }

  public StoreException(Reason reason, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
