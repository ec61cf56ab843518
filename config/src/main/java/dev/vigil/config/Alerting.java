package dev.vigil.config;

import dev.vigil.alert.AlertSpec;
import dev.vigil.alert.ImpactRule;
import dev.vigil.incident.IncidentSpec;
import dev.vigil.notify.NotifySpec;
import java.util.List;

/**
 * What becomes of anomalies: who is told, and when nobody is.
 *
 * @param enabled whether anybody is told of anything
 */
record Alerting(
    boolean enabled,
    NotifySpec told,
    List<ImpactRule> impacts,
    Quieting quieting,
    AlertSpec alerts,
    IncidentSpec incidents) {
  /** Nobody is told of anything, as nobody is named. */
  static final Alerting DEFAULT =
      new Alerting(
          true, NotifySpec.NOBODY, List.of(), Quieting.NONE, new AlertSpec(), new IncidentSpec());

  Alerting {
    impacts = List.copyOf(impacts);
  }
}
