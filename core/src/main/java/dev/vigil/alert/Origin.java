package dev.vigil.alert;

import static java.util.Objects.requireNonNull;

import dev.vigil.rule.Circumstances;
import dev.vigil.rule.Outcome;
import dev.vigil.rule.RuleBook;
import dev.vigil.rule.Ruling;
import java.util.List;

/**
 * Where an anomaly comes from, what came with it, and whether it is kept from people.
 *
 * @param rule name of the rule that raised it; empty where a detector found it
 * @param suppressedBy name of the rule that suppresses it; empty where none does
 * @param rulings of the rules that raised or escalated it
 * @param circumstances what came with its observation
 */
public record Origin(
    String rule, String suppressedBy, List<Ruling> rulings, Circumstances circumstances) {
  /** Longer names are cut. */
  private static final int LONGEST = 200;

  /** A detector found it, and no rule has anything to say. */
  public static final Origin DETECTOR = new Origin("", "", List.of(), Circumstances.NONE);

  public Origin {
    rule = cut(requireNonNull(rule, "rule"));
    suppressedBy = cut(requireNonNull(suppressedBy, "suppressedBy"));
    rulings = List.copyOf(rulings);
    requireNonNull(circumstances, "circumstances");
  }

  private static String cut(String name) {
    return name.length() <= LONGEST ? name : name.substring(0, LONGEST);
  }

  /** As the rules decided. */
  static Origin of(Outcome outcome, Circumstances circumstances) {
    boolean raised = outcome.anomaly().detector().equals(RuleBook.DETECTOR);
    boolean named = raised && !outcome.rulings().isEmpty();
    Ruling suppressed = outcome.suppressed();
    return new Origin(
        named ? outcome.rulings().get(0).rule() : "",
        suppressed == null ? "" : suppressed.rule(),
        outcome.rulings(),
        circumstances);
  }

  /** A rule raised it. */
  public static Origin raisedBy(String rule) {
    return new Origin(rule, "", List.of(), Circumstances.NONE);
  }

  /** The same, suppressed by a rule. */
  public Origin suppressedBy(String other) {
    return new Origin(rule, other, rulings, circumstances);
  }

  Details details() {
    return Details.of(rulings, circumstances);
  }
}
