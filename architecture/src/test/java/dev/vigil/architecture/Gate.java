package dev.vigil.architecture;

import java.util.Arrays;
import java.util.Optional;

/** A measure of size, and the value past which the build fails. */
enum Gate {
  FILE_LINES("file-lines", 500),
  METHOD_LINES("method-lines", 60),
  PARAMETERS("parameters", 7),
  TYPE_PARAMETERS("type-parameters", 2),
  INHERITANCE("inheritance", 3);

  private final String word;
  private final int limit;

  Gate(String word, int limit) {
    this.word = word;
    this.limit = limit;
  }

  String word() {
    return word;
  }

  int limit() {
    return limit;
  }

  static Optional<Gate> named(String word) {
    return Arrays.stream(values()).filter(gate -> gate.word.equals(word)).findFirst();
  }
}
