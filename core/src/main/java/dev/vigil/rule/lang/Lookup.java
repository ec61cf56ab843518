package dev.vigil.rule.lang;

import dev.vigil.model.NearestName;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Turns the names of a condition into nodes, and keeps which ones there were. One owner. */
final class Lookup {
  /** Words that JavaScript keeps for itself. */
  private static final Set<String> KEPT =
      Set.of(
          "await",
          "break",
          "case",
          "catch",
          "class",
          "const",
          "continue",
          "debugger",
          "default",
          "delete",
          "do",
          "else",
          "enum",
          "export",
          "extends",
          "finally",
          "for",
          "function",
          "if",
          "import",
          "in",
          "instanceof",
          "let",
          "new",
          "return",
          "static",
          "super",
          "switch",
          "this",
          "throw",
          "try",
          "typeof",
          "var",
          "void",
          "while",
          "with",
          "yield");

  private static final List<String> OURS =
      Stream.concat(Name.words().stream(), Fact.words().stream()).toList();

  private static final int OTHER_LETTER = 127;

  private final String text;
  private final Set<String> known;
  private final List<Remark> warnings;
  private final Set<String> bare = new TreeSet<>();
  private final Set<Fact> facts = EnumSet.noneOf(Fact.class);
  private final Set<Name> own = EnumSet.noneOf(Name.class);

  /**
   * @param known names that are not to be taken for others misspelt
   */
  Lookup(String text, Set<String> known, List<Remark> warnings) {
    this.text = text;
    this.known = known;
    this.warnings = warnings;
  }

  Node name(Token token) {
    String word = token.text();
    return switch (word) {
      case "true" -> Literal.TRUE;
      case "false" -> Literal.FALSE;
      case "undefined", "null" -> Literal.MISSING;
      case "Infinity" -> new Literal(Double.POSITIVE_INFINITY);
      case "NaN" -> new Literal(Double.NaN);
      default -> Name.named(word).map(this::own).orElseGet(() -> bare(token));
    };
  }

  private Node own(Name name) {
    own.add(name);
    return Names.own(name);
  }

  private Node bare(Token token) {
    String word = token.text();
    if (word.equals("not")) {
      throw new BadCondition(token.offset(), "unknown operator 'not', did you mean '!'?", text);
    }
    if (KEPT.contains(word)) {
      String message = "'" + word + "' is a word of JavaScript's own; a label is labels." + word;
      throw new BadCondition(token.offset(), message, text);
    }
    bare.add(word);
    Fact fact = Fact.named(word).orElse(null);
    if (fact != null) {
      facts.add(fact);
    } else if (!known.contains(word)) {
      suspect(token);
    }
    return new Names.Bare(word, fact);
  }

  private void suspect(Token token) {
    List<String> names = new ArrayList<>();
    for (String name : OURS) {
      if (mayBeNear(token.text(), name)) {
        names.add(name);
      }
    }
    NearestName.of(token.text(), names)
        .ifPresent(
            nearest ->
                warnings.add(
                    new Remark(
                        token.offset(),
                        "'"
                            + token.text()
                            + "' is looked up in context, labels and metadata; did you mean '"
                            + nearest
                            + "'?")));
  }

  /**
   * Whether a name can be near at all: one that has too few letters in common with the other need
   * not be compared place by place.
   */
  private static boolean mayBeNear(String one, String other) {
    String given = one.replace("_", "").toLowerCase(Locale.ROOT);
    int[] letters = new int[OTHER_LETTER + 1];
    for (int i = 0; i < given.length(); i++) {
      letters[Math.min(given.charAt(i), OTHER_LETTER)]++;
    }
    int common = 0;
    for (int i = 0; i < other.length(); i++) {
      int letter = Math.min(Character.toLowerCase(other.charAt(i)), OTHER_LETTER);
      if (letters[letter]-- > 0) {
        common++;
      }
    }
    int longer = Math.max(given.length(), other.length());
    return 3 * (longer - common) <= longer;
  }

  /** A part of something whose parts are all known. */
  Node part(String whole, Map<String, Name> parts, Token token) {
    Name name = parts.get(token.text());
    if (name == null) {
      String message =
          "'" + whole + "' has no '" + token.text() + "'" + nearest(token.text(), parts.keySet());
      throw new BadCondition(token.offset(), message, text);
    }
    own.add(Name.ANOMALY);
    return own(name);
  }

  private static String nearest(String given, Set<String> names) {
    List<String> sorted = names.stream().sorted().toList();
    return NearestName.of(given, sorted)
        .map(name -> ", did you mean '" + name + "'?")
        .orElse(", it has " + String.join(", ", sorted));
  }

  /** Names that are looked up, facts among them. */
  Set<String> bare() {
    return bare;
  }

  Set<Fact> facts() {
    return facts;
  }

  Set<Name> own() {
    return own;
  }
}
