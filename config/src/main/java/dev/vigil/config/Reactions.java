package dev.vigil.config;

import dev.vigil.rule.BusinessHours;
import dev.vigil.rule.RuleBook;
import java.util.List;

/**
 * What follows from an anomaly.
 *
 * @param warnings what looks like a mistake in all of the configuration
 * @param files that values stand in, beside the configuration's own
 * @param veil over what was filled in
 */
record Reactions(
    RuleBook rules,
    BusinessHours hours,
    Alerting alerting,
    List<Problem> warnings,
    List<String> files,
    Veil veil) {
  /** Nothing does. */
  static final Reactions NONE = of(RuleBook.empty(), BusinessHours.USUAL, Alerting.DEFAULT);

  Reactions {
    warnings = List.copyOf(warnings);
    files = List.copyOf(files);
  }

  static Reactions of(RuleBook rules, BusinessHours hours, Alerting alerting) {
    return new Reactions(rules, hours, alerting, List.of(), List.of(), new Veil());
  }

  /** The same, once all has been read. */
  Reactions with(Problems problems) {
    return new Reactions(
        rules, hours, alerting, problems.warnings(), problems.files(), problems.veil());
  }
}
