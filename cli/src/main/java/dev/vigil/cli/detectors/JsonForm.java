package dev.vigil.cli.detectors;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.vigil.detect.DetectorSpec;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;

/** An array of one object for each detector. */
final class JsonForm {
  private JsonForm() {}

  static String of(List<Entry> entries) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.useDefaultPrettyPrinter();
      json.writeStartArray();
      for (Entry entry : entries) {
        write(entry, json);
      }
      json.writeEndArray();
    }
    return text + "\n";
  }

  private static void write(Entry entry, JsonGenerator json) throws IOException {
    DetectorSpec spec = entry.spec();
    json.writeStartObject();
    json.writeStringField("key", spec.key());
    json.writeStringField("name", spec.name());
    json.writeBooleanField("default", entry.isDefault());
    json.writeStringField("reads", entry.reads());
    json.writeStringField("right_for", spec.rightFor());
    json.writeStringField("blind_to", spec.blindTo());
    json.writeStringField("cost", spec.cost());
    json.writeArrayFieldStart("settings");
    for (Entry.Line setting : entry.settings()) {
      json.writeStartObject();
      json.writeStringField("name", setting.name());
      json.writeStringField("value", setting.value());
      json.writeStringField("default", setting.standard());
      json.writeStringField("what", setting.words());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}
