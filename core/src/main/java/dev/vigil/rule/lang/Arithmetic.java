package dev.vigil.rule.lang;

import org.jspecify.annotations.Nullable;

/** Nodes that reckon. */
final class Arithmetic {
  private Arithmetic() {}

  static Node of(String symbol, Node left, Node right) {
    return switch (symbol) {
      case "+" -> new Sum(left, right, kindOfSum(left, right));
      case "-" -> new Difference(left, right);
      case "*" -> new Product(left, right);
      case "/" -> new Quotient(left, right);
      case "%" -> new Remainder(left, right);
      default -> throw new IllegalArgumentException(symbol);
    };
  }

  private static Kind kindOfSum(Node left, Node right) {
    if (left.kind() == Kind.TEXT || right.kind() == Kind.TEXT) {
      return Kind.TEXT;
    }
    return left.kind().maybeText() || right.kind().maybeText() ? Kind.ANY : Kind.NUMBER;
  }

  /** Of numbers, or of texts one after the other. */
  record Sum(Node left, Node right, Kind kind) implements Node {
    @Override
    public @Nullable Object value(Scope scope) {
      return kind == Kind.NUMBER
          ? Values.box(number(scope))
          : Values.sum(left.value(scope), right.value(scope));
    }

    @Override
    public double number(Scope scope) {
      return kind == Kind.NUMBER
          ? left.number(scope) + right.number(scope)
          : Values.number(Values.sum(left.value(scope), right.value(scope)));
    }
  }

  record Difference(Node left, Node right) implements Node.Quantity {
    @Override
    public double number(Scope scope) {
      return left.number(scope) - right.number(scope);
    }
  }

  record Product(Node left, Node right) implements Node.Quantity {
    @Override
    public double number(Scope scope) {
      return left.number(scope) * right.number(scope);
    }
  }

  record Quotient(Node left, Node right) implements Node.Quantity {
    @Override
    public double number(Scope scope) {
      return left.number(scope) / right.number(scope);
    }
  }

  record Remainder(Node left, Node right) implements Node.Quantity {
    @Override
    public double number(Scope scope) {
      return left.number(scope) % right.number(scope);
    }
  }

  record Negative(Node of) implements Node.Quantity {
    @Override
    public double number(Scope scope) {
      return -of.number(scope);
    }
  }

  /** Unary plus: the number that a value stands for. */
  record Positive(Node of) implements Node.Quantity {
    @Override
    public double number(Scope scope) {
      return of.number(scope);
    }
  }
}
