package dev.vigil.notify;

import org.jspecify.annotations.Nullable;

/** An outbox cannot keep what it is given, or cannot be read. */
public final class OutboxException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public OutboxException(String message) {
    super(message);
  }

  public OutboxException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
