package dev.vigil.pipeline;

import static java.util.Objects.requireNonNull;

import dev.vigil.alert.AlertSpec;
import dev.vigil.alert.ImpactRule;
import dev.vigil.alert.MaintenanceWindow;
import dev.vigil.alert.Silence;
import dev.vigil.incident.IncidentSpec;
import dev.vigil.notify.NotifySpec;
import java.util.List;

/**
 * How anomalies become what people are told.
 *
 * @param impacts how much depends on which series
 * @param maintenance when series are worked on, and people are not told of them
 * @param silences of which series people are not told for a while; a thousand at most
 */
public record DeskSpec(
    AlertSpec alerts,
    IncidentSpec incidents,
    NotifySpec people,
    List<ImpactRule> impacts,
    List<MaintenanceWindow> maintenance,
    List<Silence> silences) {
  public DeskSpec {
    requireNonNull(alerts, "alerts");
    requireNonNull(incidents, "incidents");
    requireNonNull(people, "people");
    impacts = List.copyOf(impacts);
    maintenance = List.copyOf(maintenance);
    silences = List.copyOf(silences);
    if (silences.size() > Silence.MOST) {
      throw new IllegalArgumentException(
          "there can be " + Silence.MOST + " silences, were " + silences.size());
    }
  }

  /** As usual, and nobody is told. */
  public DeskSpec() {
    this(new AlertSpec(), new IncidentSpec(), NotifySpec.NOBODY, List.of(), List.of(), List.of());
  }

  public DeskSpec withMaintenance(List<MaintenanceWindow> maintenance) {
    return new DeskSpec(alerts, incidents, people, impacts, maintenance, silences);
  }

  public DeskSpec withPeople(NotifySpec people) {
    return new DeskSpec(alerts, incidents, people, impacts, maintenance, silences);
  }
}
