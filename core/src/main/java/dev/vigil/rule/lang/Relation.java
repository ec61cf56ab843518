package dev.vigil.rule.lang;

/** One of {@code < <= > >=}. */
enum Relation {
  LESS("<"),
  AT_MOST("<="),
  MORE(">"),
  AT_LEAST(">=");

  private final String symbol;

  Relation(String symbol) {
    this.symbol = symbol;
  }

  static Relation of(String symbol) {
    for (Relation relation : values()) {
      if (relation.symbol.equals(symbol)) {
        return relation;
      }
    }
    throw new IllegalArgumentException(symbol);
  }

  /** False if either is NaN. */
  boolean holds(double left, double right) {
    return switch (this) {
      case LESS -> left < right;
      case AT_MOST -> left <= right;
      case MORE -> left > right;
      case AT_LEAST -> left >= right;
    };
  }

  /** The same seen from the other side. */
  Relation turned() {
    return switch (this) {
      case LESS -> MORE;
      case AT_MOST -> AT_LEAST;
      case MORE -> LESS;
      case AT_LEAST -> AT_MOST;
    };
  }
}
