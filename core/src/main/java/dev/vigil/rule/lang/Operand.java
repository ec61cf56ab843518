package dev.vigil.rule.lang;

/** A node with the word it begins with. */
record Operand(Node node, Token start) {
  Kind kind() {
    return node.kind();
  }

  int offset() {
    return start.offset();
  }
}
