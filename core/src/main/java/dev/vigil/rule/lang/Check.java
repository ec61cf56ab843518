package dev.vigil.rule.lang;

import dev.vigil.model.AnomalyType;
import dev.vigil.model.NearestName;
import dev.vigil.model.Severity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Makes nodes of operators and members, if their operands are of a kind that fits: what can only be
 * a mistake is refused, what can never come true is warned of. One owner.
 */
final class Check {
  private static final List<String> SEVERITIES =
      Arrays.stream(Severity.values()).map(Severity::name).toList();
  private static final List<String> TYPES =
      Arrays.stream(AnomalyType.values()).map(AnomalyType::name).toList();

  private final String text;
  private final List<Remark> warnings;

  Check(String text, List<Remark> warnings) {
    this.text = text;
    this.warnings = warnings;
  }

  /** The functions there are, as they are written. */
  static String known() {
    return "." + String.join("() .", Texts.FUNCTIONS) + "()";
  }

  private BadCondition wrong(int offset, String message) {
    return new BadCondition(offset, message, text);
  }

  Node unary(Token operator, Operand of) {
    if (operator.is("!")) {
      return Literal.of(new Logic.Not(of.node()), of.node());
    }
    requireNumber(operator, of);
    Node node =
        operator.is("-") ? new Arithmetic.Negative(of.node()) : new Arithmetic.Positive(of.node());
    return Literal.of(node, of.node());
  }

  Node binary(Token operator, Operand left, Operand right) {
    Node node =
        switch (operator.text()) {
          case "&&" -> and(left.node(), right.node());
          case "||" -> or(left.node(), right.node());
          case "===", "!==", "==", "!=" -> equality(operator, left, right);
          case "<", "<=", ">", ">=" -> comparison(operator, left, right);
          default -> arithmetic(operator, left, right);
        };
    return Literal.of(node, left.node(), right.node());
  }

  private static Node and(Node left, Node right) {
    if (left instanceof Literal) {
      return left.truth(Nothing.KNOWN) ? right : left;
    }
    return new Logic.And(left, right);
  }

  private static Node or(Node left, Node right) {
    if (left instanceof Literal) {
      return left.truth(Nothing.KNOWN) ? left : right;
    }
    return new Logic.Or(left, right);
  }

  private Node arithmetic(Token operator, Operand left, Operand right) {
    boolean joins = operator.is("+") && (mayJoin(left) || mayJoin(right));
    for (Operand of : List.of(left, right)) {
      if (joins) {
        requireNoGroup(operator, of);
      } else {
        requireNumber(operator, of);
      }
    }
    return Arithmetic.of(operator.text(), left.node(), right.node());
  }

  private static boolean mayJoin(Operand of) {
    return of.kind() == Kind.TEXT || of.kind() == Kind.ANY;
  }

  private void requireNumber(Token operator, Operand of) {
    requireNoGroup(operator, of);
    boolean text =
        of.node() instanceof Literal literal
            && literal.known() instanceof String
            && Double.isNaN(literal.number(Nothing.KNOWN));
    if (text || of.kind() == Kind.SEVERITY) {
      throw wrong(
          of.offset(), "'" + operator.text() + "' takes numbers, found " + of.kind().words());
    }
  }

  private void requireNoGroup(Token operator, Operand of) {
    if (of.kind() == Kind.TREE || of.kind() == Kind.LIST) {
      throw wrong(
          of.offset(), "'" + operator.text() + "' takes one value, found " + of.kind().words());
    }
  }

  private Node comparison(Token operator, Operand left, Operand right) {
    requireNoGroup(operator, left);
    requireNoGroup(operator, right);
    requireSeverity(left, right);
    requireSeverity(right, left);
    return Comparison.of(Relation.of(operator.text()), left.node(), right.node());
  }

  /** What a severity is compared with must be one. */
  private void requireSeverity(Operand severity, Operand other) {
    if (severity.kind() != Kind.SEVERITY
        || (other.kind().maybeText() && !unknown(other, SEVERITIES))) {
      return;
    }
    String found =
        other.node() instanceof Literal literal && literal.known() instanceof String word
            ? "'" + word + "'" + nearest(word, SEVERITIES)
            : other.kind().words();
    throw wrong(
        other.offset(), "a severity is compared with " + list(SEVERITIES) + ", found " + found);
  }

  private Node equality(Token operator, Operand left, Operand right) {
    requireComparable(operator, left, right);
    requireComparable(operator, right, left);
    warnOfUnknown(operator, left, right);
    warnOfUnknown(operator, right, left);
    if (operator.text().length() == 3 && differ(left.kind(), right.kind())) {
      warn(operator.offset(), left.kind().words() + " is never equal to " + right.kind().words());
    }
    return Equality.of(operator.text(), left.node(), right.node());
  }

  private void requireComparable(Token operator, Operand of, Operand other) {
    if (of.kind() == Kind.LIST) {
      throw wrong(of.offset(), "a list is equal to nothing, write ['a', 'b'].includes(name)");
    }
    if (of.kind() == Kind.TREE && !other.node().equals(Literal.MISSING)) {
      requireNoGroup(operator, of);
    }
  }

  /** Whether two kinds that are known for sure are different ones. */
  private static boolean differ(Kind left, Kind right) {
    return plain(left) && plain(right) && left != right;
  }

  private static boolean plain(Kind kind) {
    return kind == Kind.NUMBER || kind == Kind.TEXT || kind == Kind.BOOLEAN;
  }

  private void warnOfUnknown(Token operator, Operand of, Operand other) {
    if (of.kind() == Kind.SEVERITY && unknown(other, SEVERITIES)) {
      String word = String.valueOf(((Literal) other.node()).known());
      warn(
          other.offset(),
          "'" + word + "' is no severity" + orList(nearest(word, SEVERITIES), SEVERITIES));
    } else if (of.node().equals(new Names.OfAnomaly(Names.own(Name.ANOMALY_TYPE)))
        && unknown(other, TYPES)) {
      String word = String.valueOf(((Literal) other.node()).known());
      warn(other.offset(), "'" + word + "' is no type of anomaly" + nearest(word, TYPES));
    } else if (of.node().equals(Names.own(Name.TYPE)) && miscased(other)) {
      warn(other.offset(), operator.text() + " is exact, and types of anomalies are in capitals");
    }
  }

  private static boolean miscased(Operand other) {
    return !unknown(other, TYPES)
        && other.node() instanceof Literal literal
        && literal.known() instanceof String word
        && !TYPES.contains(word);
  }

  /** Whether it is a literal, and not one of some words in any case. */
  private static boolean unknown(Operand other, List<String> words) {
    return other.node() instanceof Literal literal
        && literal.known() != null
        && words.stream().noneMatch(literal.known().toString()::equalsIgnoreCase);
  }

  private void warn(int offset, String message) {
    warnings.add(new Remark(offset, message));
  }

  private static String nearest(String given, List<String> names) {
    return NearestName.of(given, names).map(name -> ", did you mean '" + name + "'?").orElse("");
  }

  private static String orList(String nearest, List<String> names) {
    return nearest.isEmpty() ? ", they are " + list(names) : nearest;
  }

  private static String list(List<String> names) {
    int last = names.size() - 1;
    return String.join(", ", names.subList(0, last)) + " or " + names.get(last);
  }

  Node member(Operand of, Token name) {
    return switch (of.kind()) {
      case TREE -> new Names.Member(of.node(), name.text());
      case ANY ->
          name.text().equals("length")
              ? new Names.Length(of.node())
              : new Names.Member(of.node(), name.text());
      case TEXT, SEVERITY, LIST -> length(of, name);
      case NUMBER, BOOLEAN, MISSING ->
          throw wrong(name.offset(), of.kind().words() + " has no '" + name.text() + "'");
    };
  }

  private Node length(Operand of, Token name) {
    if (name.text().equals("length")) {
      return Literal.of(new Names.Length(of.node()), of.node());
    }
    List<String> all = new ArrayList<>(Texts.FUNCTIONS);
    all.add("length");
    throw wrong(
        name.offset(),
        of.kind().words() + " has no '" + name.text() + "'" + nearest(name.text(), all));
  }

  Node element(Operand of, Token place) {
    boolean whole = place.number() == (int) place.number() && place.number() >= 0;
    if (!whole || (of.kind() != Kind.ANY && of.kind() != Kind.LIST)) {
      throw wrong(
          place.offset(), of.kind().words() + " has no element " + place.text() + ", a list has");
    }
    return Literal.of(new Names.Element(of.node(), (int) place.number()), of.node());
  }

  void callable(Operand of, Token function) {
    if (!Texts.FUNCTIONS.contains(function.text())) {
      throw wrong(
          function.offset(),
          "unknown function '"
              + function.text()
              + "'"
              + NearestName.of(function.text(), Texts.FUNCTIONS)
                  .map(name -> ", did you mean '" + name + "'?")
                  .orElse(", there are " + known()));
    }
    boolean list = of.kind() == Kind.LIST && function.text().equals("includes");
    if (!of.kind().maybeText() && !list) {
      throw wrong(
          function.offset(), of.kind().words() + " has no function '" + function.text() + "'");
    }
  }

  Node call(Operand of, Token function, Operand wanted) {
    if (wanted.kind() == Kind.TREE || wanted.kind() == Kind.LIST) {
      throw wrong(
          wanted.offset(),
          "'" + function.text() + "' looks for one value, found " + wanted.kind().words());
    }
    Node node = Texts.call(function.text(), of.node(), wanted.node());
    return Literal.of(node, of.node(), wanted.node());
  }
}
