package dev.vigil.cli.detect;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.vigil.model.Anomaly;
import dev.vigil.model.Evidence;
import dev.vigil.pipeline.Flaw;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;

/** Anomalies as JSON, one object a line; null where a number is not known. */
final class JsonForm implements AnomalyForm {
  private final JsonFactory json = new JsonFactory();

  @Override
  public String head() {
    return "";
  }

  @Override
  public String write(Told told) {
    StringWriter text = new StringWriter();
    try (JsonGenerator to = json.createGenerator(text)) {
      to.writeStartObject();
      what(told.anomaly(), to);
      where(told, to);
      values(told.anomaly(), to);
      why(told, to);
      to.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.append('\n').toString();
  }

  private static void what(Anomaly anomaly, JsonGenerator to) throws IOException {
    to.writeStringField("id", anomaly.id());
    to.writeStringField("type", anomaly.type().toString());
    to.writeStringField("severity", anomaly.severity().toString());
    number("score", anomaly.score(), to);
    number("confidence", anomaly.confidence(), to);
    number("pValue", anomaly.pValue(), to);
  }

  private static void where(Told told, JsonGenerator to) throws IOException {
    Anomaly anomaly = told.anomaly();
    long time = anomaly.observation().epochMillis();
    to.writeStringField("timestamp", Instant.ofEpochMilli(time).toString());
    to.writeStringField("time", told.time());
    to.writeStringField("metric", anomaly.observation().series().metric());
    to.writeObjectFieldStart("labels");
    for (Map.Entry<String, String> label :
        anomaly.observation().series().labels().asMap().entrySet()) {
      to.writeStringField(label.getKey(), label.getValue());
    }
    to.writeEndObject();
  }

  private static void values(Anomaly anomaly, JsonGenerator to) throws IOException {
    number("expectedValue", anomaly.expectedValue(), to);
    to.writeObjectFieldStart("expectedRange");
    number("lower", anomaly.expectedRange().lower(), to);
    number("upper", anomaly.expectedRange().upper(), to);
    to.writeEndObject();
    number("actualValue", anomaly.actualValue(), to);
    number("deviation", anomaly.deviation(), to);
  }

  private static void why(Told told, JsonGenerator to) throws IOException {
    Anomaly anomaly = told.anomaly();
    to.writeStringField("detector", anomaly.detector());
    to.writeArrayFieldStart("contributions");
    for (Evidence.Contribution one : anomaly.contributions()) {
      to.writeStartObject();
      to.writeStringField("name", one.name());
      number("value", one.value(), to);
      to.writeEndObject();
    }
    to.writeEndArray();
    to.writeStringField("description", anomaly.description());
    to.writeStringField("notice", anomaly.verdict().notice().toString().toLowerCase(Locale.ROOT));
    to.writeBooleanField("provisional", anomaly.verdict().provisional());
    if (anomaly.verdict().provisional()) {
      to.writeNumberField("learningRemaining", told.remaining());
    }
    to.writeNumberField("episode", told.episode());
    to.writeNumberField("episodeCount", told.crossings());
    if (!told.flaws().isEmpty()) {
      to.writeObjectFieldStart("dataFlaws");
      for (Map.Entry<Flaw, Integer> flaw : told.flaws().entrySet()) {
        to.writeNumberField(flaw.getKey().name().toLowerCase(Locale.ROOT), flaw.getValue());
      }
      to.writeEndObject();
    }
  }

  /** JSON has no NaN: what is not known is null. */
  private static void number(String name, double value, JsonGenerator to) throws IOException {
    if (Double.isFinite(value)) {
      to.writeNumberField(name, value);
    } else {
      to.writeNullField(name);
    }
  }
}
