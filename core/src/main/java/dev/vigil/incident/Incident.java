package dev.vigil.incident;

import dev.vigil.alert.Span;
import java.util.List;

/**
 * Alerts that belong together, as they stand. Immutable.
 *
 * @param id counts up from 1
 * @param span from its first anomaly until just after its last
 * @param causes the likely root causes, the likeliest first
 * @param timeline its story, oldest first; of a long one the beginning and the end
 * @param acknowledgedBy who has taken it on; empty where nobody has
 */
public record Incident(
    long id,
    IncidentStatus status,
    Span span,
    IncidentImpact impact,
    List<Cause> causes,
    List<TimelineEntry> timeline,
    String acknowledgedBy) {
  public Incident {
    causes = List.copyOf(causes);
    timeline = List.copyOf(timeline);
  }

  /** What it is about, in a sentence. */
  public String sentence() {
    StringBuilder text = new StringBuilder();
    text.append(impact.alerts()).append(impact.alerts() == 1 ? " alert on " : " alerts on ");
    text.append(impact.series()).append(" series, worst ").append(impact.worst());
    if (!causes.isEmpty() && impact.alerts() > 1) {
      Cause first = causes.get(0);
      text.append("; probably from ").append(first.series());
      text.append(": ").append(String.join(", ", first.reasons()));
    }
    return text.toString();
  }
}
