package dev.vigil.server.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.vigil.incident.Cause;
import dev.vigil.incident.Incident;
import dev.vigil.incident.IncidentImpact;
import dev.vigil.incident.TimelineEntry;
import java.io.IOException;
import java.util.Map;

/** An incident as JSON. */
public final class IncidentJson {
  private IncidentJson() {}

  /** Writes it. */
  public static void write(Incident incident, JsonGenerator to) throws IOException {
    write(incident, "", to);
  }

  /**
   * Writes it.
   *
   * @param lead id of the anomaly that stands for it; empty where that is not known
   */
  public static void write(Incident incident, String lead, JsonGenerator to) throws IOException {
    to.writeStartObject();
    fields(incident, to);
    Json.text(to, "anomaly", lead);
    to.writeEndObject();
  }

  static void fields(Incident incident, JsonGenerator to) throws IOException {
    to.writeNumberField("id", incident.id());
    to.writeStringField("status", incident.status().name());
    to.writeStringField("description", incident.sentence());
    to.writeNumberField("from", incident.span().from());
    to.writeNumberField("until", incident.span().until());
    impact(incident.impact(), to);
    Json.text(to, "acknowledgedBy", incident.acknowledgedBy());
    to.writeArrayFieldStart("causes");
    for (Cause cause : incident.causes()) {
      cause(cause, to);
    }
    to.writeEndArray();
    to.writeArrayFieldStart("timeline");
    for (TimelineEntry line : incident.timeline()) {
      to.writeStartObject();
      to.writeNumberField("timestamp", line.epochMillis());
      to.writeStringField("text", line.text());
      to.writeEndObject();
    }
    to.writeEndArray();
  }

  private static void impact(IncidentImpact impact, JsonGenerator to) throws IOException {
    to.writeStringField("severity", impact.worst().name());
    to.writeNumberField("alerts", impact.alerts());
    to.writeNumberField("liveAlerts", impact.live());
    to.writeNumberField("anomalies", impact.anomalies());
    to.writeNumberField("affectedSeries", impact.series());
    to.writeObjectFieldStart("affected");
    for (Map.Entry<String, Integer> label : impact.labels().entrySet()) {
      to.writeNumberField(label.getKey(), label.getValue());
    }
    to.writeEndObject();
  }

  private static void cause(Cause cause, JsonGenerator to) throws IOException {
    to.writeStartObject();
    Json.series(to, cause.series());
    to.writeNumberField("alert", cause.alert());
    Json.number(to, "score", cause.score());
    to.writeArrayFieldStart("reasons");
    for (String reason : cause.reasons()) {
      to.writeString(reason);
    }
    to.writeEndArray();
    to.writeEndObject();
  }
}
