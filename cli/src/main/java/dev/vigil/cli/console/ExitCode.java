package dev.vigil.cli.console;

/** What the command line tells the shell. */
public final class ExitCode {
  /** All went well. */
  public static final int FINE = 0;

  /** Anomalies were found, and {@code --fail-on-anomaly} was given. */
  public static final int ANOMALIES = 1;

  /** The input or the command line is wrong. */
  public static final int BAD_INPUT = 2;

  /** Something else failed. */
  public static final int FAILED = 3;

  private ExitCode() {}
}
