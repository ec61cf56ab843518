package dev.vigil.architecture;

/** Something larger than its gate: a file, a {@code file#method} or a class. */
record Finding(String subject, Gate gate, int actual) {

  @Override
  public String toString() {
    return "%s: %s is %d, the limit is %d".formatted(subject, gate.word(), actual, gate.limit());
  }
}
