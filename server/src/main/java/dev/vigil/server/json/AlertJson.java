package dev.vigil.server.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.vigil.alert.Alert;
import dev.vigil.alert.Details;
import dev.vigil.alert.Finding;
import dev.vigil.alert.Note;
import dev.vigil.alert.Sightings;
import java.io.IOException;

/** An alert as JSON. */
public final class AlertJson {
  private AlertJson() {}

  /**
   * Writes it.
   *
   * @param incident number of its incident; 0 where it has none
   */
  public static void write(Alert alert, long incident, JsonGenerator to) throws IOException {
    to.writeStartObject();
    fields(alert, incident, to);
    to.writeEndObject();
  }

  static void fields(Alert alert, long incident, JsonGenerator to) throws IOException {
    to.writeNumberField("id", alert.id());
    Json.series(to, alert.series());
    to.writeStringField("kind", alert.fingerprint().kind());
    to.writeStringField("status", alert.status().name());
    to.writeStringField("severity", alert.severity().name());
    to.writeStringField("impact", alert.impact().name());
    to.writeStringField("priority", alert.priority().name());
    to.writeStringField("description", alert.sentence());
    to.writeBooleanField("flapping", alert.flapping());
    if (incident != 0) {
      to.writeNumberField("incident", incident);
    }
    seen(alert.seen(), to);
    Json.text(to, "acknowledgedBy", alert.handling().acknowledgedBy());
    Json.text(to, "suppressedBy", alert.handling().suppressedBy());
    finding(alert.life().finding(), to);
    notes(alert, to);
  }

  private static void seen(Sightings seen, JsonGenerator to) throws IOException {
    to.writeNumberField("first", seen.first());
    to.writeNumberField("last", seen.last());
    to.writeNumberField("count", seen.count());
    to.writeNumberField("held", seen.held());
  }

  private static void finding(Finding finding, JsonGenerator to) throws IOException {
    to.writeStringField("anomaly", finding.anomalyId());
    to.writeStringField("detector", finding.detector());
    Json.number(to, "value", finding.measured().value());
    Json.number(to, "expected", finding.measured().expected());
    Json.number(to, "lower", finding.measured().lower());
    Json.number(to, "upper", finding.measured().upper());
    Json.number(to, "score", finding.measured().score());
    Json.number(to, "confidence", finding.measured().confidence());
    Details details = finding.details();
    Json.text(to, "source", details.source());
    Json.text(to, "rule", details.rule());
    Json.text(to, "reason", details.reason());
    Json.texts(to, "metadata", details.metadata());
    Json.texts(to, "context", details.context());
  }

  private static void notes(Alert alert, JsonGenerator to) throws IOException {
    to.writeArrayFieldStart("notes");
    for (Note note : alert.handling().notes()) {
      note(note, to);
    }
    to.writeEndArray();
  }

  static void note(Note note, JsonGenerator to) throws IOException {
    to.writeStartObject();
    to.writeNumberField("timestamp", note.epochMillis());
    to.writeStringField("who", note.who());
    to.writeStringField("text", note.text());
    to.writeEndObject();
  }
}
