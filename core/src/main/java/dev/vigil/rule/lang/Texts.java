package dev.vigil.rule.lang;

import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Nodes of {@code .includes() .startsWith() .endsWith()}; false on what is neither text nor, for
 * the first, a list, and for what is missing.
 */
final class Texts {
  static final List<String> FUNCTIONS = List.of("includes", "startsWith", "endsWith");

  /** Of a longer list only so many elements are looked at. */
  static final int MOST_ELEMENTS = 1000;

  /** A longer element of a list is equal to nothing. */
  static final int LONGEST_ELEMENT = 256;

  private Texts() {}

  static Node call(String function, Node of, Node wanted) {
    if (!function.equals("includes")) {
      return new Edge(of, wanted, function.equals("startsWith"));
    }
    if (of instanceof Literal literal && literal.known() instanceof List<?> list) {
      return new OneOf(list.stream().map(Values::sought).collect(Collectors.toSet()), wanted);
    }
    return wanted instanceof Literal literal && literal.known() instanceof String text
        ? new IncludesText(of, text, new TextSearch(text))
        : new Includes(of, wanted);
  }

  record Includes(Node of, Node wanted) implements Node.Test {
    @Override
    public boolean truth(Scope scope) {
      Object value = of.value(scope);
      Object sought = wanted.value(scope);
      if (value instanceof String text) {
        String part = Values.text(sought);
        return part != null && TextSearch.in(text, part);
      }
      return value instanceof List<?> list && holds(list, sought);
    }
  }

  record IncludesText(Node of, String wanted, TextSearch search) implements Node.Test {
    @Override
    public boolean truth(Scope scope) {
      Object value = of.value(scope);
      return value instanceof String text
          ? search.in(text)
          : value instanceof List<?> list && holds(list, wanted);
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof IncludesText that && of.equals(that.of) && wanted.equals(that.wanted);
    }

    @Override
    public int hashCode() {
      return 31 * of.hashCode() + wanted.hashCode();
    }
  }

  /** Whether a written list holds a value. */
  record OneOf(Set<?> values, Node wanted) implements Node.Test {
    @Override
    public boolean truth(Scope scope) {
      Object sought = wanted.value(scope);
      return sought != null && values.contains(Values.sought(sought));
    }
  }

  /** Whether a text begins or ends with another. */
  record Edge(Node of, Node wanted, boolean start) implements Node.Test {
    @Override
    public boolean truth(Scope scope) {
      if (!(of.value(scope) instanceof String text)) {
        return false;
      }
      String part = Values.text(wanted.value(scope));
      return part != null && (start ? text.startsWith(part) : text.endsWith(part));
    }
  }

  private static boolean holds(List<?> list, @Nullable Object sought) {
    if (sought == null || (sought instanceof String text && text.length() > LONGEST_ELEMENT)) {
      return false;
    }
    Iterator<?> elements = list.iterator();
    for (int left = MOST_ELEMENTS; left > 0 && elements.hasNext(); left--) {
      Object element = elements.next();
      boolean tooLong = element instanceof String text && text.length() > LONGEST_ELEMENT;
      if (!tooLong && Values.same(Values.known(element), sought)) {
        return true;
      }
    }
    return false;
  }
}
