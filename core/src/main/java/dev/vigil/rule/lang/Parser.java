package dev.vigil.rule.lang;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads a condition by Pratt's way: each operator binds as tightly as JavaScript's does. One owner.
 */
final class Parser {
  private static final int DEEPEST = 64;
  private static final int MOST_PARTS = 200;
  private static final int MOST_SEARCHES = 32;

  private static final Map<String, Integer> BINDING =
      Map.ofEntries(
          Map.entry("||", 1),
          Map.entry("&&", 2),
          Map.entry("===", 3),
          Map.entry("!==", 3),
          Map.entry("==", 3),
          Map.entry("!=", 3),
          Map.entry("<", 4),
          Map.entry("<=", 4),
          Map.entry(">", 4),
          Map.entry(">=", 4),
          Map.entry("+", 5),
          Map.entry("-", 5),
          Map.entry("*", 6),
          Map.entry("/", 6),
          Map.entry("%", 6));

  private static final int UNARY = 7;
  private static final int EQUALITY = 3;
  private static final int RELATION = 4;

  private static final Map<String, String> WORDS_FOR_SYMBOLS =
      Map.of("and", "&&", "or", "||", "is", "===", "eq", "===", "equals", "===");

  private final String text;
  private final List<Token> tokens;
  private final Check check;
  private final Lookup lookup;
  private int at;
  private int depth;
  private int parts;
  private int searches;

  Parser(String text, Set<String> known, List<Remark> warnings) {
    this.text = text;
    this.tokens = new Lexer(text).tokens();
    this.check = new Check(text, warnings);
    this.lookup = new Lookup(text, known, warnings);
  }

  /** What was looked up on the way. */
  Lookup lookup() {
    return lookup;
  }

  Node condition() {
    Node node = expression(0);
    Token token = peek();
    if (token.sort() != Token.Sort.END) {
      String symbol = WORDS_FOR_SYMBOLS.get(token.text());
      String meant = symbol == null ? "" : ", did you mean '" + symbol + "'?";
      throw wrong(token, "expected an operator or the end, found " + token.words() + meant);
    }
    return node;
  }

  private Token peek() {
    return tokens.get(at);
  }

  private Token take() {
    return tokens.get(at++);
  }

  private boolean takes(String symbol) {
    if (!peek().is(symbol)) {
      return false;
    }
    at++;
    return true;
  }

  private void expect(String symbol, Token opening) {
    if (!takes(symbol)) {
      String closing = "'" + symbol + "' to close '" + opening.text() + "' at " + place(opening);
      throw wrong(peek(), "expected " + closing + ", found " + peek().words());
    }
  }

  private String place(Token token) {
    Remark place = new Remark(token.offset(), "");
    return place.line(text) + ":" + place.column(text);
  }

  private BadCondition wrong(Token token, String message) {
    return new BadCondition(token.offset(), message, text);
  }

  private void count(Token token) {
    if (++parts > MOST_PARTS) {
      throw wrong(token, "a condition has at most " + MOST_PARTS + " parts");
    }
  }

  private void enter(Token token) {
    if (++depth > DEEPEST) {
      throw wrong(token, "a condition is nested at most " + DEEPEST + " deep");
    }
  }

  /** Reads as far as operators bind at least so tightly. */
  private Node expression(int least) {
    Token start = peek();
    enter(start);
    Node left = prefix();
    int last = Integer.MAX_VALUE;
    while (true) {
      Token operator = peek();
      int binding =
          operator.sort() == Token.Sort.SYMBOL ? BINDING.getOrDefault(operator.text(), -1) : -1;
      if (binding < Math.max(least, 0)) {
        depth--;
        return left;
      }
      if (binding == last && (binding == EQUALITY || binding == RELATION)) {
        throw wrong(operator, "comparisons cannot be chained, write a < b && b < c");
      }
      at++;
      count(operator);
      Token right = peek();
      left =
          check.binary(
              operator, new Operand(left, start), new Operand(expression(binding + 1), right));
      last = binding;
    }
  }

  private Node prefix() {
    Token token = peek();
    if (!token.is("!") && !token.is("-") && !token.is("+")) {
      return postfix(primary(), token);
    }
    at++;
    count(token);
    Token operand = peek();
    return check.unary(token, new Operand(expression(UNARY), operand));
  }

  private Node primary() {
    Token token = take();
    count(token);
    return switch (token.sort()) {
      case NUMBER -> new Literal(token.number());
      case TEXT -> new Literal(token.text());
      case NAME -> lookup.name(token);
      case SYMBOL, END -> enclosed(token);
    };
  }

  private Node enclosed(Token token) {
    if (token.is("(")) {
      Node inner = expression(0);
      expect(")", token);
      return inner;
    }
    if (token.is("[")) {
      return list(token);
    }
    throw wrong(token, "expected a value, found " + token.words());
  }

  private Node list(Token opening) {
    enter(opening);
    List<Object> elements = new ArrayList<>();
    while (!peek().is("]")) {
      Token element = peek();
      if (expression(0) instanceof Literal literal
          && literal.known() != null
          && literal.kind() != Kind.LIST) {
        elements.add(literal.known());
      } else {
        throw wrong(element, "a list holds text, numbers, true and false");
      }
      if (!takes(",")) {
        break;
      }
    }
    expect("]", opening);
    depth--;
    return new Literal(List.copyOf(elements));
  }

  private Node postfix(Node first, Token start) {
    Node node = first;
    while (true) {
      Token token = peek();
      if (takes(".")) {
        node = dotted(new Operand(node, start));
      } else if (takes("[")) {
        node = bracketed(new Operand(node, start), token);
      } else if (token.is("(")) {
        throw wrong(token, "functions cannot be called, but for " + Check.known());
      } else {
        return node;
      }
      count(token);
    }
  }

  private Node dotted(Operand of) {
    Token name = take();
    if (name.sort() != Token.Sort.NAME) {
      throw wrong(name, "expected a name after '.', found " + name.words());
    }
    if (peek().is("(")) {
      return call(of, name);
    }
    if (of.node() instanceof Names.Flagged) {
      return ofAnomaly(name);
    }
    return check.member(of, name);
  }

  private Node call(Operand of, Token function) {
    Token opening = take();
    check.callable(of, function);
    if (++searches > MOST_SEARCHES) {
      throw wrong(function, "a condition searches at most " + MOST_SEARCHES + " times");
    }
    Token start = peek();
    if (start.is(")")) {
      throw wrong(start, "expected what '" + function.text() + "' is to look for, found ')'");
    }
    Node wanted = expression(0);
    if (peek().is(",")) {
      throw wrong(peek(), "'" + function.text() + "' takes one value");
    }
    expect(")", opening);
    return check.call(of, function, new Operand(wanted, start));
  }

  private Node bracketed(Operand of, Token opening) {
    Token inner = take();
    Node node;
    if (inner.sort() == Token.Sort.TEXT) {
      node = of.node() instanceof Names.Flagged ? ofAnomaly(inner) : check.member(of, inner);
    } else if (inner.sort() == Token.Sort.NUMBER) {
      node = check.element(of, inner);
    } else {
      throw wrong(inner, "expected text or a number between '[' and ']', found " + inner.words());
    }
    expect("]", opening);
    return node;
  }

  private Node ofAnomaly(Token name) {
    Map<String, Name> inner =
        switch (name.text()) {
          case "data" -> Name.ofData();
          case "expectedRange" -> Name.ofRange();
          default -> Map.of();
        };
    if (inner.isEmpty()) {
      return new Names.OfAnomaly(lookup.part("anomaly", Name.ofAnomaly(), name));
    }
    String whole = "anomaly." + name.text();
    if (!takes(".")) {
      throw wrong(peek(), "expected '.' and a name after '" + whole + "'");
    }
    return new Names.OfAnomaly(lookup.part(whole, inner, take()));
  }
}
