package dev.vigil.pipeline;

import static java.util.Objects.requireNonNull;

import dev.vigil.alert.MaintenanceWindow;
import dev.vigil.rule.RuleBook;
import java.util.List;

/**
 * What may change while a pipeline runs. Immutable.
 *
 * @param rules what is to be done about observations
 * @param maintenance when series are worked on; of these windows those that stop learning
 * @param tuning what is asked of single series
 */
public record Policy(RuleBook rules, List<MaintenanceWindow> maintenance, Tuning tuning) {
  /** No rules, no maintenance, and every series as the judge has it. */
  public static final Policy NONE = new Policy(RuleBook.empty(), List.of(), Tuning.NONE);

  public Policy {
    requireNonNull(rules, "rules");
    requireNonNull(tuning, "tuning");
    maintenance = List.copyOf(maintenance);
  }

  public Policy withRules(RuleBook rules) {
    return new Policy(rules, maintenance, tuning);
  }

  public Policy withMaintenance(List<MaintenanceWindow> maintenance) {
    return new Policy(rules, maintenance, tuning);
  }

  public Policy withTuning(Tuning tuning) {
    return new Policy(rules, maintenance, tuning);
  }

  /** The windows in which nothing is learnt. */
  List<MaintenanceWindow> stopping() {
    return maintenance.stream().filter(MaintenanceWindow::stopsLearning).toList();
  }
}
