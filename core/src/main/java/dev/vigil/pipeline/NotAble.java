package dev.vigil.pipeline;

/** What was asked of a detector is nothing that it can do; the message says why. */
public final class NotAble extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NotAble(String message) {
    super(message);
  }
}
