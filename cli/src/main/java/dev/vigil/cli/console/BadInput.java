package dev.vigil.cli.console;

/**
 * What the user handed in is wrong: told in one line, exit code {@link ExitCode#BAD_INPUT}. The
 * message names the file, and the line and column where there are any.
 */
public final class BadInput extends RuntimeException {
  private static final long serialVersionUID = 1;

  public BadInput(String message) {
    super(message);
  }

  public BadInput(String message, Throwable cause) {
    super(message, cause);
  }
}
