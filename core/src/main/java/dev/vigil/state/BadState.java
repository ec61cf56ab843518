package dev.vigil.state;

/** State that cannot be loaded: cut short, corrupt, or of a newer version. Nothing was loaded. */
public final class BadState extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public BadState(String message) {
    super(message);
  }

  public BadState(String message, Throwable cause) {
    super(message, cause);
  }
}
