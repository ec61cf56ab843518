package dev.vigil.rule.lang;

/** What is known of a value before it is asked for. */
enum Kind {
  NUMBER("a number"),
  TEXT("text"),
  BOOLEAN("true or false"),
  /** Text with an order of its own. */
  SEVERITY("a severity"),
  LIST("a list"),
  /** Named values: labels, metadata, context, the anomaly. */
  TREE("a set of names"),
  MISSING("undefined"),
  ANY("of any kind");

  private final String words;

  Kind(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }

  /** Whether it may turn out to be text. */
  boolean maybeText() {
    return this == TEXT || this == SEVERITY || this == ANY;
  }
}
