package dev.vigil.rule.lang;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is known beforehand. */
record Literal(@Nullable Object known) implements Node {
  static final Literal MISSING = new Literal(null);
  static final Literal TRUE = new Literal(true);
  static final Literal FALSE = new Literal(false);

  /** The node itself, or what it comes to if nothing in it can change. */
  static Node of(Node node, Node... parts) {
    for (Node part : parts) {
      if (!(part instanceof Literal)) {
        return node;
      }
    }
    boolean number = node.kind() == Kind.NUMBER;
    return new Literal(number ? (Object) node.number(Nothing.KNOWN) : node.value(Nothing.KNOWN));
  }

  @Override
  public Kind kind() {
    if (known instanceof String) {
      return Kind.TEXT;
    }
    if (known instanceof Double) {
      return Kind.NUMBER;
    }
    return known instanceof Boolean
        ? Kind.BOOLEAN
        : known instanceof List ? Kind.LIST : Kind.MISSING;
  }

  @Override
  public @Nullable Object value(Scope scope) {
    return known;
  }
}
