package dev.vigil.rule.lang;

/**
 * A word of a condition.
 *
 * @param text of a name or symbol as it was written, of a text what it stands for
 * @param number of a number what it stands for, else 0
 */
record Token(Sort sort, int offset, String text, double number) {
  enum Sort {
    NUMBER,
    TEXT,
    NAME,
    SYMBOL,
    END
  }

  boolean is(String symbol) {
    return sort == Sort.SYMBOL && text.equals(symbol);
  }

  /** As it is named in a message. */
  String words() {
    return switch (sort) {
      case END -> "the end";
      case NUMBER -> "a number";
      case TEXT -> "text";
      case NAME, SYMBOL -> "'" + text + "'";
    };
  }
}
