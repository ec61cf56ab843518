package dev.vigil.rule.lang;

import org.jspecify.annotations.Nullable;

/** Nodes of {@code &&}, {@code ||} and {@code !}; the first two give one of their sides. */
final class Logic {
  private Logic() {}

  private static Kind common(Node left, Node right) {
    return left.kind() == right.kind() ? left.kind() : Kind.ANY;
  }

  record And(Node left, Node right) implements Node {
    @Override
    public Kind kind() {
      return common(left, right);
    }

    @Override
    public @Nullable Object value(Scope scope) {
      Object first = left.value(scope);
      return Values.truth(first) ? right.value(scope) : first;
    }

    @Override
    public boolean truth(Scope scope) {
      return left.truth(scope) && right.truth(scope);
    }
  }

  record Or(Node left, Node right) implements Node {
    @Override
    public Kind kind() {
      return common(left, right);
    }

    @Override
    public @Nullable Object value(Scope scope) {
      Object first = left.value(scope);
      return Values.truth(first) ? first : right.value(scope);
    }

    @Override
    public boolean truth(Scope scope) {
      return left.truth(scope) || right.truth(scope);
    }
  }

  record Not(Node of) implements Node.Test {
    @Override
    public boolean truth(Scope scope) {
      return !of.truth(scope);
    }
  }
}
