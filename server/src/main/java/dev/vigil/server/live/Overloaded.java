package dev.vigil.server.live;

/** There is no room for more just now; the message says of what. */
public final class Overloaded extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int retrySeconds;

  Overloaded(String message, int retrySeconds) {
    super(message);
    this.retrySeconds = retrySeconds;
  }

  /** After how many seconds it may be tried again. */
  public int retrySeconds() {
    return retrySeconds;
  }
}
