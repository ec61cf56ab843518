package dev.vigil.server.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.vigil.model.Anomaly;
import dev.vigil.model.Evidence;
import dev.vigil.model.VectorPoint;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** An anomaly as JSON. */
public final class AnomalyJson {
  private static final int MOST_CONTRIBUTIONS = 20;

  private AnomalyJson() {}

  /**
   * Where an anomaly went: its alert, 0 for none, and why nobody was notified; empty where people
   * were.
   */
  public record Way(long alert, String quiet) {}

  /**
   * Writes it.
   *
   * @param way null where it went nowhere
   */
  public static void write(Anomaly anomaly, @Nullable Way way, JsonGenerator to)
      throws IOException {
    to.writeStartObject();
    to.writeStringField("id", anomaly.id());
    Json.series(to, anomaly.observation().series());
    to.writeNumberField("timestamp", anomaly.observation().epochMillis());
    numbers(anomaly, to);
    to.writeStringField("type", anomaly.type().name());
    to.writeStringField("severity", anomaly.severity().name());
    to.writeStringField("notice", anomaly.verdict().notice().name());
    to.writeBooleanField("provisional", anomaly.verdict().provisional());
    to.writeStringField("detector", anomaly.detector());
    to.writeStringField("description", anomaly.description());
    contributions(anomaly, to);
    if (way != null) {
      if (way.alert() != 0) {
        to.writeNumberField("alert", way.alert());
      }
      Json.text(to, "quiet", way.quiet());
    }
    to.writeEndObject();
  }

  private static void numbers(Anomaly anomaly, JsonGenerator to) throws IOException {
    Json.number(to, "value", anomaly.actualValue());
    if (anomaly.observation() instanceof VectorPoint row) {
      to.writeStringField("row", row.toString());
    }
    Json.number(to, "expected", anomaly.expectedValue());
    Json.number(to, "lower", anomaly.expectedRange().lower());
    Json.number(to, "upper", anomaly.expectedRange().upper());
    Json.number(to, "score", anomaly.score());
    Json.number(to, "confidence", anomaly.confidence());
    Json.number(to, "pValue", anomaly.pValue());
  }

  private static void contributions(Anomaly anomaly, JsonGenerator to) throws IOException {
    to.writeArrayFieldStart("contributions");
    int left = MOST_CONTRIBUTIONS;
    for (Evidence.Contribution one : anomaly.contributions()) {
      if (left-- == 0) {
        break;
      }
      to.writeStartObject();
      to.writeStringField("name", one.name());
      Json.number(to, "value", one.value());
      to.writeEndObject();
    }
    to.writeEndArray();
  }
}
