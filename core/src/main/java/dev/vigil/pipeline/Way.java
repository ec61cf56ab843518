package dev.vigil.pipeline;

import dev.vigil.alert.AlertStage;
import dev.vigil.incident.IncidentStage;
import dev.vigil.model.Anomaly;
import dev.vigil.model.Stage;
import dev.vigil.notify.NotifyStage;
import dev.vigil.rule.RuleStage;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts the record of an anomaly together, as far as the anomaly went.
 *
 * @param grounds what was known before the rules; null where a rule has raised it
 * @param arrived when its observation came
 */
record Way(RuleStage rules, @Nullable Grounds grounds, long arrived) {

  Passage passage(Anomaly anomaly, AlertStage alert, IncidentStage incident, NotifyStage people) {
    List<Stage> all = new ArrayList<>();
    Grounds known = grounds;
    if (known == null) {
      all.add(new RaisedStage(anomaly, rules, false));
      all.add(new RaisedStage(anomaly, rules, true));
    } else {
      all.add(known.detect());
      if (known.judge() != null) {
        all.add(known.judge());
      }
    }
    all.add(MatterStage.of(rules, alert, known));
    all.add(alert);
    all.add(incident);
    all.add(people);
    return new Passage(
        anomaly, alert.alert().id(), incident.incident(), arrived, untilItEnded(all));
  }

  private static List<Stage> untilItEnded(List<Stage> all) {
    for (int i = 0; i < all.size(); i++) {
      if (!all.get(i).passed()) {
        return all.subList(0, i + 1);
      }
    }
    return all;
  }
}
