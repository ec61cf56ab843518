package dev.vigil.cli.evaluate;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.vigil.evaluation.measure.BoundCheck;
import java.io.IOException;
import java.time.Instant;
import java.util.OptionalDouble;

/** Fields that several reports share. */
final class Json {
  private Json() {}

  /** A number, null where it is none. */
  static void figure(JsonGenerator json, String name, double value) throws IOException {
    if (Double.isFinite(value)) {
      json.writeNumberField(name, value);
    } else {
      json.writeNullField(name);
    }
  }

  static void figure(JsonGenerator json, String name, OptionalDouble value) throws IOException {
    figure(json, name, value.orElse(Double.NaN));
  }

  /** The tightest span of pages; only its slack where there was no page. */
  static void bound(JsonGenerator json, BoundCheck bound) throws IOException {
    json.writeObjectFieldStart("bound");
    json.writeNumberField("worst_slack", bound.worstSlack());
    json.writeBooleanField("holds", bound.holds());
    json.writeNumberField("pages", bound.pages());
    if (bound.pages() > 0) {
      json.writeStringField("from", Instant.ofEpochMilli(bound.fromMillis()).toString());
      json.writeStringField("to", Instant.ofEpochMilli(bound.toMillis()).toString());
    }
    json.writeEndObject();
  }
}
