package dev.vigil.server.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.vigil.model.Stage;
import dev.vigil.pipeline.Passage;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** The record of an anomaly's way, as JSON: the six questions and what was answered. */
public final class StageJson {
  private StageJson() {}

  /** The record by itself. */
  public static void write(Passage passage, JsonGenerator to) throws IOException {
    to.writeStartObject();
    to.writeNumberField("arrived", passage.arrived());
    to.writeBooleanField("told", passage.told());
    to.writeNumberField("ended", passage.stages().size());
    to.writeArrayFieldStart("stages");
    for (Stage stage : passage.stages()) {
      stage(stage, to);
    }
    to.writeEndArray();
    to.writeEndObject();
  }

  private static void stage(Stage stage, JsonGenerator to) throws IOException {
    to.writeStartObject();
    to.writeNumberField("stage", stage.question().number());
    to.writeStringField("question", stage.question().text());
    to.writeStringField("answer", stage.answer());
    to.writeBooleanField("passed", stage.passed());
    String otherwise = stage.otherwise();
    if (!otherwise.isEmpty()) {
      to.writeObjectFieldStart(stage.passed() ? "wouldHaveStopped" : "wouldHavePassed");
      to.writeStringField("sentence", otherwise);
      fields(stage.turningPoint(), to);
      to.writeEndObject();
    }
    to.writeObjectFieldStart("record");
    fields(stage.record(), to);
    to.writeEndObject();
    to.writeEndObject();
  }

  private static void fields(Map<String, Object> fields, JsonGenerator to) throws IOException {
    for (Map.Entry<String, Object> one : fields.entrySet()) {
      to.writeFieldName(one.getKey());
      value(one.getValue(), to);
    }
  }

  /** A tree of texts, numbers, truths, lists and maps. */
  public static void value(Object value, JsonGenerator to) throws IOException {
    if (value instanceof Map<?, ?> map) {
      to.writeStartObject();
      for (Map.Entry<?, ?> one : map.entrySet()) {
        to.writeFieldName(String.valueOf(one.getKey()));
        value(one.getValue(), to);
      }
      to.writeEndObject();
    } else if (value instanceof List<?> list) {
      to.writeStartArray();
      for (Object one : list) {
        value(one, to);
      }
      to.writeEndArray();
    } else if (value instanceof Boolean truth) {
      to.writeBoolean(truth);
    } else if (value instanceof Number number) {
      number(number, to);
    } else {
      to.writeString(String.valueOf(value));
    }
  }

  private static void number(Number number, JsonGenerator to) throws IOException {
    if (number instanceof Integer || number instanceof Long) {
      to.writeNumber(number.longValue());
    } else if (Double.isFinite(number.doubleValue())) {
      to.writeNumber(number.doubleValue());
    } else {
      to.writeNull();
    }
  }
}
