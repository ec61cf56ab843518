package dev.vigil.rule;

import dev.vigil.model.NearestName;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a rule does while its condition holds. */
public enum RuleAction {
  /** Nobody is notified; wins over all others, and is recorded. */
  SUPPRESS,
  /** The anomaly is one step graver, at least HIGH; where there is none, a HIGH one is raised. */
  ESCALATE,
  /** The anomaly is at least MEDIUM; where there is none, a MEDIUM one is raised. */
  ALERT,
  /** The open alerts of the series are resolved, that of this observation included. */
  AUTO_RESOLVE,
  /** The judge asks for more, or for less, than it does otherwise. */
  ADJUST_THRESHOLD;

  /** As a rule names it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Reads a name in any case, with hyphens or underscores; empty if there is no such action. */
  static Optional<RuleAction> named(String name) {
    return Arrays.stream(values())
        .filter(action -> NearestName.same(action.name(), name))
        .findFirst();
  }
}
