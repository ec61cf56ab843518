package dev.vigil.cli.console;

/** Text from outside, on its way to a terminal. */
public final class Plain {
  private Plain() {}

  /** Names come from the input: what could steer a terminal is not let through. */
  public static String text(String text) {
    return text.replaceAll("\\p{Cntrl}", "?");
  }
}
