package dev.vigil.rule.lang;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A condition as rules have it, {@code metric === 'response_time' && value > 500}: read once,
 * answered in well under a microsecond, without side effects and without an exception. Immutable.
 */
public final class Condition {
  /** The longest text that is read. */
  public static final int LONGEST = 2000;

  private final String text;
  private final Node root;
  private final Set<String> names;
  private final Set<Fact> facts;
  private final Set<Name> own;
  private final List<Remark> warnings;

  private Condition(String text, Set<String> known) {
    if (text.length() > LONGEST) {
      throw new BadCondition(LONGEST, "a condition has at most " + LONGEST + " characters", text);
    }
    List<Remark> remarks = new ArrayList<>();
    Parser parser = new Parser(text, known, remarks);
    this.text = text;
    this.root = parser.condition();
    this.names = Set.copyOf(parser.lookup().bare());
    this.facts = Set.copyOf(parser.lookup().facts());
    this.own = Set.copyOf(parser.lookup().own());
    if (Contradictions.neverTrue(root)) {
      remarks.add(new Remark(0, "can never be true"));
    }
    this.warnings = List.copyOf(remarks);
  }

  /**
   * Reads a condition.
   *
   * @throws BadCondition if it is none
   */
  public static Condition of(String text) {
    return of(text, Set.of());
  }

  /**
   * Reads a condition.
   *
   * @param known names of labels, metadata and context that are not to be taken for others misspelt
   * @throws BadCondition if it is none
   */
  public static Condition of(String text, Set<String> known) {
    return new Condition(text, known);
  }

  /** The names that mean something by themselves: of the product, then its facts. */
  public static List<String> vocabulary() {
    List<String> words = new ArrayList<>(Name.words());
    words.addAll(Fact.words());
    return List.copyOf(words);
  }

  /** Whether it holds. */
  public boolean holds(Scope scope) {
    return root.truth(scope);
  }

  /** As it was written. */
  public String text() {
    return text;
  }

  /** The names that it looks up, facts among them. */
  public Set<String> names() {
    return names;
  }

  /** The facts that it may ask for. */
  public Set<Fact> facts() {
    return facts;
  }

  /** The product's own names that it reads. */
  public Set<Name> own() {
    return own;
  }

  /** What looks like a mistake, though it can be answered. */
  public List<Remark> warnings() {
    return warnings;
  }

  @Override
  public String toString() {
    return text;
  }
}
