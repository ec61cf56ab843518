package dev.vigil.rule.lang;

import java.io.Serial;

/** A text that is no condition: where, what was expected there, and the name that was meant. */
public final class BadCondition extends IllegalArgumentException {
  @Serial private static final long serialVersionUID = 1L;

  private final int offset;
  private final String problem;
  private final String text;

  BadCondition(int offset, String problem, String text) {
    super(new Remark(offset, problem).at(text));
    this.offset = offset;
    this.problem = problem;
    this.text = text;
  }

  /** What is wrong, and where. */
  public Remark remark() {
    return new Remark(offset, problem);
  }

  /** The text that is no condition. */
  public String text() {
    return text;
  }
}
