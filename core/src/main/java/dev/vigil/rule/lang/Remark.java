package dev.vigil.rule.lang;

/**
 * Something to say about a place of a condition.
 *
 * @param offset place in the text, from 0
 * @param message what there is to say, for a person
 */
public record Remark(int offset, String message) {
  /** Line of the place in its text, from 1. */
  public int line(String text) {
    return 1 + (int) text.substring(0, offset).chars().filter(c -> c == '\n').count();
  }

  /** Column of the place in its line, from 1. */
  public int column(String text) {
    return offset - text.lastIndexOf('\n', offset - 1);
  }

  /** With line and column: {@code 1:9: unknown function 'include', did you mean 'includes'?}. */
  public String at(String text) {
    return line(text) + ":" + column(text) + ": " + message;
  }
}
