package dev.vigil.rule.lang;

import org.jspecify.annotations.Nullable;

/**
 * Nodes of {@code === !== == !=}. A side that is missing is equal to nothing but a written {@code
 * undefined} or {@code null}.
 */
final class Equality {
  private Equality() {}

  static Node of(String symbol, Node left, Node right) {
    Node equal = symbol.length() == 3 ? strict(left, right) : loose(left, right);
    return symbol.startsWith("!") ? new Logic.Not(equal) : equal;
  }

  private static Node strict(Node left, Node right) {
    if (left instanceof Literal && !(right instanceof Literal)) {
      return strict(right, left);
    }
    if (right.kind() == Kind.MISSING && right instanceof Literal) {
      return new Missing(left);
    }
    if (anyCase(left) || anyCase(right)) {
      return new Words(left, right);
    }
    if (right instanceof Literal literal && literal.known() instanceof String text) {
      return new Text(left, text);
    }
    return left.kind() == Kind.NUMBER || right.kind() == Kind.NUMBER
        ? new Numbers(left, right)
        : new Same(left, right);
  }

  private static Node loose(Node left, Node right) {
    boolean missing = left.equals(Literal.MISSING) || right.equals(Literal.MISSING);
    boolean alike = left.kind() == right.kind() && left.kind() != Kind.ANY;
    return missing || alike || anyCase(left) || anyCase(right)
        ? strict(left, right)
        : new Alike(left, right);
  }

  /** Whether its words are the product's own, which are read in any case. */
  private static boolean anyCase(Node node) {
    return node.kind() == Kind.SEVERITY
        || node.equals(new Names.OfAnomaly(Names.own(Name.ANOMALY_TYPE)));
  }

  record Missing(Node of) implements Node.Test {
    @Override
    public boolean truth(Scope scope) {
      return of.value(scope) == null;
    }
  }

  record Text(Node of, String text) implements Node.Test {
    @Override
    public boolean truth(Scope scope) {
      return text.equals(of.value(scope));
    }
  }

  /** Texts in any case. */
  record Words(Node left, Node right) implements Node.Test {
    @Override
    public boolean truth(Scope scope) {
      return left.value(scope) instanceof String a
          && right.value(scope) instanceof String b
          && a.equalsIgnoreCase(b);
    }
  }

  record Numbers(Node left, Node right) implements Node.Test {
    @Override
    public boolean truth(Scope scope) {
      return left.strictNumber(scope) == right.strictNumber(scope);
    }
  }

  record Same(Node left, Node right) implements Node.Test {
    @Override
    public boolean truth(Scope scope) {
      return Values.same(left.value(scope), right.value(scope));
    }
  }

  record Alike(Node left, Node right) implements Node.Test {
    @Override
    public boolean truth(Scope scope) {
      @Nullable Object value = left.value(scope);
      return Values.alike(value, right.value(scope));
    }
  }
}
