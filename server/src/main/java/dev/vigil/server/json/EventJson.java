package dev.vigil.server.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.vigil.alert.AlertEvent;
import dev.vigil.incident.IncidentChange;
import java.io.IOException;

/** What happened, as JSON. */
public final class EventJson {
  private EventJson() {}

  /** Something happened to an alert. */
  public static void write(AlertEvent event, JsonGenerator to) throws IOException {
    to.writeStartObject();
    to.writeStringField("event", event.kind().name());
    to.writeNumberField("timestamp", event.epochMillis());
    Json.text(to, "quiet", event.quiet());
    if (event.note() != null) {
      to.writeStringField("who", event.note().who());
      to.writeStringField("note", event.note().text());
    }
    to.writeObjectFieldStart("alert");
    AlertJson.fields(event.alert(), 0, to);
    to.writeEndObject();
    to.writeEndObject();
  }

  /** Something happened to an incident. */
  public static void write(IncidentChange change, JsonGenerator to) throws IOException {
    to.writeStartObject();
    to.writeStringField("event", change.kind().name());
    to.writeNumberField("timestamp", change.epochMillis());
    to.writeStringField("who", change.who());
    if (change.merged() != 0) {
      to.writeNumberField("merged", change.merged());
    }
    to.writeObjectFieldStart("incident");
    IncidentJson.fields(change.incident(), to);
    to.writeEndObject();
    to.writeEndObject();
  }
}
