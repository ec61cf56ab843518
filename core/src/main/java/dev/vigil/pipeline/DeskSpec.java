package dev.vigil.pipeline;

import static java.util.Objects.requireNonNull;

import dev.vigil.alert.AlertSpec;
import dev.vigil.alert.ImpactRule;
import dev.vigil.incident.IncidentSpec;
import dev.vigil.notify.NotifySpec;
import java.util.List;

/**
 * How anomalies become what people are told.
 *
 * @param impacts how much depends on which series
 */
public record DeskSpec(
    AlertSpec alerts, IncidentSpec incidents, NotifySpec people, List<ImpactRule> impacts) {
  public DeskSpec {
    requireNonNull(alerts, "alerts");
    requireNonNull(incidents, "incidents");
    requireNonNull(people, "people");
    impacts = List.copyOf(impacts);
  }

  /** As usual, and nobody is told. */
  public DeskSpec() {
    this(new AlertSpec(), new IncidentSpec(), NotifySpec.NOBODY, List.of());
  }

  public DeskSpec withPeople(NotifySpec people) {
    return new DeskSpec(alerts, incidents, people, impacts);
  }
}
