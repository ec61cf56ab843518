package dev.vigil.config;

import dev.vigil.rule.BusinessHours;
import dev.vigil.rule.RuleBook;
import java.util.List;

/**
 * What follows from an anomaly.
 *
 * @param warnings what looks like a mistake in all of the configuration
 */
record Reactions(RuleBook rules, BusinessHours hours, Alerting alerting, List<Problem> warnings) {
  /** Nothing does. */
  static final Reactions NONE =
      new Reactions(RuleBook.empty(), BusinessHours.USUAL, Alerting.DEFAULT, List.of());

  Reactions {
    warnings = List.copyOf(warnings);
  }
}
