package dev.vigil.config;

import dev.vigil.rule.BusinessHours;
import dev.vigil.rule.RuleBook;
import java.util.List;

/**
 * What follows from an anomaly.
 *
 * @param warnings what looks like a mistake in all of the configuration
 * @param files that values stand in, beside the configuration's own
 */
record Reactions(
    RuleBook rules,
    BusinessHours hours,
    Alerting alerting,
    List<Problem> warnings,
    List<String> files) {
  /** Nothing does. */
  static final Reactions NONE =
      new Reactions(RuleBook.empty(), BusinessHours.USUAL, Alerting.DEFAULT, List.of(), List.of());

  Reactions {
    warnings = List.copyOf(warnings);
    files = List.copyOf(files);
  }

  Reactions with(List<Problem> warned, List<String> read) {
    return new Reactions(rules, hours, alerting, warned, read);
  }
}
