package dev.vigil.rule.lang;

import dev.vigil.model.Severity;
import org.jspecify.annotations.Nullable;

/** Nodes of {@code < <= > >=}; false where a side is missing. */
final class Comparison {
  private Comparison() {}

  static Node of(Relation relation, Node left, Node right) {
    if (left.kind() == Kind.SEVERITY || right.kind() == Kind.SEVERITY) {
      return new Severities(relation, left, right);
    }
    return left.kind().maybeText() && right.kind().maybeText()
        ? new Mixed(relation, left, right)
        : new Numbers(relation, left, right);
  }

  /** At least one of the sides is no text, so both are taken as numbers. */
  record Numbers(Relation relation, Node left, Node right) implements Node.Test {
    @Override
    public boolean truth(Scope scope) {
      return relation.holds(left.number(scope), right.number(scope));
    }
  }

  /** Two texts by their characters, all else by number. */
  record Mixed(Relation relation, Node left, Node right) implements Node.Test {
    @Override
    public boolean truth(Scope scope) {
      Object first = left.value(scope);
      Object second = right.value(scope);
      return (first instanceof String a && second instanceof String b)
          ? relation.holds(a.compareTo(b), 0)
          : relation.holds(Values.number(first), Values.number(second));
    }
  }

  /** Severities by their order. */
  record Severities(Relation relation, Node left, Node right) implements Node.Test {
    @Override
    public boolean truth(Scope scope) {
      return relation.holds(rank(left.value(scope)), rank(right.value(scope)));
    }
  }

  /** Place of a severity in their order; NaN of what is none. */
  static double rank(@Nullable Object value) {
    for (int i = 0; i < RANKED.length && value instanceof String text; i++) {
      if (RANKED[i].name().equalsIgnoreCase(text)) {
        return i;
      }
    }
    return Double.NaN;
  }

  private static final Severity[] RANKED = Severity.values();
}
