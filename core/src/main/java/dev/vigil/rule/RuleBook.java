package dev.vigil.rule;

import dev.vigil.model.SeriesKey;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All rules of a user, read and checked. The rules never change; what they have done is counted.
 * Thread-safe.
 */
public final class RuleBook {
  /** Detector of the anomalies that rules raise. */
  public static final String DETECTOR = "rule";

  /** A book has no more rules than this. */
  public static final int MOST_RULES = 1000;

  private static final RuleBook EMPTY =
      new RuleBook(List.of(), List.of(), List.of(), BusinessHours.USUAL);

  private final List<RuleSpec> specs;
  private final List<Rule> rules;
  private final List<RuleProblem> warnings;
  private final BusinessHours hours;

  private RuleBook(
      List<RuleSpec> specs, List<Rule> rules, List<RuleProblem> warnings, BusinessHours hours) {
    this.specs = List.copyOf(specs);
    this.rules = List.copyOf(rules);
    this.warnings = List.copyOf(warnings);
    this.hours = hours;
  }

  /** A book without rules. */
  public static RuleBook empty() {
    return EMPTY;
  }

  /**
   * Reads rules.
   *
   * @param hours whose calendar the conditions ask for, and expiry dates are of
   * @param known names of labels, metadata and context that are not to be taken for others misspelt
   * @param now what time it is, to warn of rules that have expired
   * @throws BadRules if any cannot be used; it tells of all
   */
  public static RuleBook of(
      List<RuleSpec> rules, BusinessHours hours, Set<String> known, Instant now) {
    RuleReader reader = new RuleReader(hours.zone(), known, now);
    rules.forEach(reader::read);
    return new RuleBook(rules, reader.rules(), reader.warnings(), hours);
  }

  /** Reads rules, by the usual business hours in UTC. */
  public static RuleBook of(List<RuleSpec> rules, Instant now) {
    return of(rules, BusinessHours.USUAL, Set.of(), now);
  }

  /** The rules as they were written. */
  public List<RuleSpec> specs() {
    return specs;
  }

  /** The rules for one series, to be kept with it. */
  public SeriesRules of(SeriesKey series) {
    return SeriesRules.of(rules.stream().filter(rule -> rule.scope().matches(series)).toList());
  }

  /** What rules are asked about: one for each thread that asks. */
  public Occasion newOccasion() {
    return new Occasion(hours);
  }

  /** What looks like a mistake, though it can be used. */
  public List<RuleProblem> warnings() {
    return warnings;
  }

  /** How often each rule has acted, by its name; in shadow mode, would have. */
  public Map<String, Long> counts() {
    Map<String, Long> counts = new LinkedHashMap<>();
    rules.forEach(rule -> counts.put(rule.ruling().rule(), rule.times().sum()));
    return counts;
  }
}
