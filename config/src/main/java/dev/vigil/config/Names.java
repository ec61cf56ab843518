package dev.vigil.config;

import dev.vigil.incident.Topology;
import dev.vigil.rule.lang.BadCondition;
import dev.vigil.rule.lang.Condition;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names of labels, metadata and context that a configuration speaks of: what conditions and
 * templates may name without being taken for misspelt. One owner.
 */
final class Names {
  /** After this, any name may stand; so it is meant. */
  private static final Pattern REACHED =
      Pattern.compile("\\b(?:labels|metadata|context)\\s*\\.\\s*([A-Za-z_$][A-Za-z0-9_$]*)");

  private final Set<String> known = new HashSet<>(Topology.USUAL.weights().keySet());
  private final Set<String> asked = new HashSet<>();

  void add(Collection<String> names) {
    known.addAll(names);
  }

  /** A condition of a rule, which names labels and the like. */
  void addCondition(String condition) {
    Matcher reached = REACHED.matcher(condition);
    while (reached.find()) {
      known.add(reached.group(1));
    }
    asked.addAll(askedBy(condition));
  }

  private static Set<String> askedBy(String condition) {
    try {
      return Condition.of(condition).names();
    } catch (BadCondition told) {
      return Set.of(); // whoever reads the rules tells of it
    }
  }

  /** Whether a condition asks for what depends on how far back is looked. */
  boolean lookBack() {
    return asked.contains("movingAverage")
        || asked.contains("trend")
        || asked.contains("volatility");
  }

  /** For conditions. */
  Set<String> ofConditions() {
    return Set.copyOf(known);
  }

  /** For templates: what a rule asks for is there to be told as well. */
  Set<String> ofTemplates() {
    Set<String> all = new HashSet<>(known);
    all.addAll(asked);
    return Set.copyOf(all);
  }
}
