package dev.vigil.cli.watch;

/** Colours, or none. */
record Ink(boolean coloured) {
  /** What must be seen. */
  String loud(String text) {
    return paint("1;31", text);
  }

  /** What may be looked at. */
  String warn(String text) {
    return paint("33", text);
  }

  /** What is of less weight. */
  String dim(String text) {
    return paint("2", text);
  }

  /** A heading. */
  String strong(String text) {
    return paint("1", text);
  }

  /** A picture. */
  String drawn(String text) {
    return paint("36", text);
  }

  private String paint(String code, String text) {
    return coloured && !text.isBlank() ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }
}
