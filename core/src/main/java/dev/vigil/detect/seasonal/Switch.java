package dev.vigil.detect.seasonal;

/** Whether a pattern is used. */
public enum Switch {
  /** Where it has shown that it forecasts better than none. */
  AUTO("auto"),

  /** Once it has seen two cycles, and each part of it twice, whatever it is worth. */
  ON("true"),

  /** Never. */
  OFF("false");

  private final String text;

  Switch(String text) {
    this.text = text;
  }

  /** As it is written in a configuration. */
  @Override
  public String toString() {
    return text;
  }
}
