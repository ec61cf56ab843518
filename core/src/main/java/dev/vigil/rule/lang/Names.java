package dev.vigil.rule.lang;

import dev.vigil.model.Severity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Nodes that read the scope. */
final class Names {
  private Names() {}

  /** One of the product's own names. */
  static Node own(Name name) {
    if (name == Name.ANOMALY) {
      return new Flagged();
    }
    return switch (name.kind()) {
      case NUMBER -> new OwnNumber(name);
      case SEVERITY -> new OwnSeverity();
      case TREE -> new Tree(name);
      default -> new OwnText(name);
    };
  }

  record OwnNumber(Name name) implements Node.Quantity {
    @Override
    public double number(Scope scope) {
      return scope.number(name);
    }
  }

  record OwnText(Name name) implements Node {
    @Override
    public Kind kind() {
      return Kind.TEXT;
    }

    @Override
    public @Nullable Object value(Scope scope) {
      return Values.known(scope.text(name));
    }
  }

  record OwnSeverity() implements Node {
    @Override
    public Kind kind() {
      return Kind.SEVERITY;
    }

    @Override
    public @Nullable Object value(Scope scope) {
      Severity severity = scope.severity();
      return severity == null ? null : severity.name();
    }
  }

  record Tree(Name name) implements Node {
    @Override
    public Kind kind() {
      return Kind.TREE;
    }

    @Override
    public Object value(Scope scope) {
      return scope.tree(name);
    }
  }

  /** The anomaly as a whole: there or not. */
  record Flagged() implements Node {
    @Override
    public Kind kind() {
      return Kind.TREE;
    }

    @Override
    public @Nullable Object value(Scope scope) {
      return scope.flagged() ? Boolean.TRUE : null;
    }
  }

  /** A part of the anomaly: missing where there is none. */
  record OfAnomaly(Node part) implements Node {
    @Override
    public Kind kind() {
      return part.kind();
    }

    @Override
    public @Nullable Object value(Scope scope) {
      return scope.flagged() ? part.value(scope) : null;
    }

    @Override
    public double number(Scope scope) {
      return scope.flagged() ? part.number(scope) : Double.NaN;
    }

    @Override
    public double strictNumber(Scope scope) {
      return scope.flagged() ? part.strictNumber(scope) : Double.NaN;
    }

    @Override
    public boolean truth(Scope scope) {
      return scope.flagged() && part.truth(scope);
    }
  }

  /** A name that is looked up, and last of all is a fact. */
  record Bare(String name, @Nullable Fact fact) implements Node {
    @Override
    public Kind kind() {
      return Kind.ANY;
    }

    @Override
    public @Nullable Object value(Scope scope) {
      Object found = scope.find(name);
      if (found != null || fact == null) {
        return Values.known(found);
      }
      double known = scope.fact(fact);
      return fact.kind() == Kind.BOOLEAN && !Double.isNaN(known)
          ? (Object) (known != 0)
          : Values.box(known);
    }

    @Override
    public double number(Scope scope) {
      Object found = scope.find(name);
      return (found != null || fact == null) ? Values.number(found) : scope.fact(fact);
    }

    @Override
    public double strictNumber(Scope scope) {
      Object found = scope.find(name);
      if (found == null && fact != null) {
        return fact.kind() == Kind.NUMBER ? scope.fact(fact) : Double.NaN;
      }
      return Values.strictNumber(found);
    }

    @Override
    public boolean truth(Scope scope) {
      Object found = scope.find(name);
      return (found != null || fact == null)
          ? Values.truth(Values.known(found))
          : Values.truth(scope.fact(fact));
    }
  }

  /** A member of a map, by name. */
  record Member(Node of, String name) implements Node {
    @Override
    public Kind kind() {
      return Kind.ANY;
    }

    @Override
    public @Nullable Object value(Scope scope) {
      return Values.member(of.value(scope), name);
    }

    @Override
    public double number(Scope scope) {
      return Values.number(Values.given(of.value(scope), name));
    }

    @Override
    public double strictNumber(Scope scope) {
      return Values.strictNumber(Values.given(of.value(scope), name));
    }
  }

  /** An element of a list, by its place. */
  record Element(Node of, int place) implements Node {
    @Override
    public Kind kind() {
      return Kind.ANY;
    }

    @Override
    public @Nullable Object value(Scope scope) {
      return of.value(scope) instanceof List<?> list && place < list.size()
          ? Values.known(list.get(place))
          : null;
    }
  }

  /** Length of a text or list; of a map, its member of that name. */
  record Length(Node of) implements Node {
    @Override
    public Kind kind() {
      return of.kind() == Kind.ANY ? Kind.ANY : Kind.NUMBER;
    }

    @Override
    public @Nullable Object value(Scope scope) {
      Object value = of.value(scope);
      double length = Values.length(value);
      return Double.isNaN(length) ? Values.member(value, "length") : (Object) length;
    }

    @Override
    public double number(Scope scope) {
      Object value = of.value(scope);
      double length = Values.length(value);
      return Double.isNaN(length) ? Values.number(Values.member(value, "length")) : length;
    }
  }
}
