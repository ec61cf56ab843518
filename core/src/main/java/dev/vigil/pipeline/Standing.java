package dev.vigil.pipeline;

import dev.vigil.alert.Deploy;
import dev.vigil.alert.Deploys;
import dev.vigil.alert.MaintenanceWindow;
import dev.vigil.model.Observation;
import dev.vigil.model.SeriesKey;
import dev.vigil.rule.RuleBook;
import dev.vigil.rule.SeriesRules;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a policy, and what was rolled out of late, mean for one series. Immutable. */
final class Standing {
  private static final SeriesKey ANY = SeriesKey.of("any");
  private static final double LEAST_FACTOR = 0.1;
  private static final double MOST_FACTOR = 10;

  private final int policyNumber;
  private final SeriesRules rules;
  private final boolean maintained;
  private final double factor;
  private final @Nullable Deploys deploys;
  private final boolean plain;

  private Standing(
      int policyNumber,
      SeriesRules rules,
      boolean maintained,
      double factor,
      @Nullable Deploys deploys) {
    this.policyNumber = policyNumber;
    this.rules = rules;
    this.maintained = maintained;
    this.factor = factor;
    this.deploys = deploys;
    this.plain = rules.none() && !maintained && factor == 1 && deploys == null;
  }

  /** Of a series that a policy says nothing of. */
  static Standing plain(int policyNumber) {
    return new Standing(policyNumber, RuleBook.empty().of(ANY), false, 1, null);
  }

  static Standing of(SeriesKey series, Policy policy, int policyNumber) {
    boolean maintained = false;
    for (MaintenanceWindow window : policy.maintenance()) {
      maintained |= window.stopsLearning() && window.series().matches(series);
    }
    double factor = within(policy.tuning().factor(series));
    return new Standing(policyNumber, policy.rules().of(series), maintained, factor, null);
  }

  private static double within(double factor) {
    return Double.isNaN(factor) ? 1 : Math.max(LEAST_FACTOR, Math.min(MOST_FACTOR, factor));
  }

  /**
   * The same, but for what was rolled out.
   *
   * @param deploys of its series, which do not change any more; null for none
   */
  Standing with(@Nullable Deploys deploys) {
    return new Standing(policyNumber, rules, maintained, factor, deploys);
  }

  /** Which of the policies that were set it is of. */
  int policyNumber() {
    return policyNumber;
  }

  /** Whether there is nothing to ask. */
  boolean plain() {
    return plain;
  }

  SeriesRules rules() {
    return rules;
  }

  /** Whether there are windows in which it does not learn. */
  boolean maintained() {
    return maintained;
  }

  /** By how much the strength that is asked of a score is multiplied on this series. */
  double factor() {
    return factor;
  }

  /** What was rolled out lately, when an observation came. */
  Optional<Deploy> felt(Observation observation) {
    return deploys == null
        ? Optional.empty()
        : deploys.felt(observation.series(), observation.epochMillis());
  }
}
