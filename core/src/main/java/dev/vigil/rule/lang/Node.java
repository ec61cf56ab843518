package dev.vigil.rule.lang;

import org.jspecify.annotations.Nullable;

/**
 * A part of a condition that can be answered. Immutable; two that ask the same are equal. Each kind
 * of question has a way of its own, so that numbers are not boxed and texts not made on the way.
 */
interface Node {
  /** What is known of the answer beforehand. */
  Kind kind();

  /** The answer as {@link Values} has them; null where it is missing. */
  @Nullable Object value(Scope scope);

  /** The number that the answer stands for; NaN where it stands for none. */
  default double number(Scope scope) {
    return Values.number(value(scope));
  }

  /** The answer if it is a number; NaN for all others. */
  default double strictNumber(Scope scope) {
    return value(scope) instanceof Double number ? number : Double.NaN;
  }

  /** Whether the answer counts as true. */
  default boolean truth(Scope scope) {
    return Values.truth(value(scope));
  }

  /** One whose answer is a number. */
  interface Quantity extends Node {
    @Override
    default Kind kind() {
      return Kind.NUMBER;
    }

    @Override
    double number(Scope scope);

    @Override
    default double strictNumber(Scope scope) {
      return number(scope);
    }

    @Override
    default @Nullable Object value(Scope scope) {
      return Values.box(number(scope));
    }

    @Override
    default boolean truth(Scope scope) {
      return Values.truth(number(scope));
    }
  }

  /** One whose answer is true or false. */
  interface Test extends Node {
    @Override
    default Kind kind() {
      return Kind.BOOLEAN;
    }

    @Override
    boolean truth(Scope scope);

    @Override
    default double number(Scope scope) {
      return truth(scope) ? 1 : 0;
    }

    @Override
    default double strictNumber(Scope scope) {
      return Double.NaN;
    }

    @Override
    default @Nullable Object value(Scope scope) {
      return truth(scope);
    }
  }
}
