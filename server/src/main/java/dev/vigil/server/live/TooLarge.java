package dev.vigil.server.live;

/**
 * It takes more than can be taken in at once, however often it is tried; the message says of what.
 */
public final class TooLarge extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  TooLarge(String message) {
    super(message);
  }
}
