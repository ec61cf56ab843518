package dev.vigil.server.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.vigil.model.SeriesKey;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes JSON into memory; a number that is none is null. */
public final class Json {
  private static final JsonFactory FACTORY = new JsonFactory();

  private Json() {}

  /** What writes a value. */
  @FunctionalInterface
  public interface Value {
    void write(JsonGenerator to) throws IOException;
  }

  /** A value as UTF-8. */
  public static byte[] bytes(Value value) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
      value.write(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** A value as text. */
  public static String text(Value value) {
    return new String(bytes(value), StandardCharsets.UTF_8);
  }

  /** A field with a number, or with null where it is NaN or infinite. */
  public static void number(JsonGenerator to, String name, double value) throws IOException {
    if (Double.isFinite(value)) {
      to.writeNumberField(name, value);
    } else {
      to.writeNullField(name);
    }
  }

  /** A field with a text, left out where it is empty. */
  public static void text(JsonGenerator to, String name, String text) throws IOException {
    if (!text.isEmpty()) {
      to.writeStringField(name, text);
    }
  }

  /** Fields with texts in an object, left out where there is none. */
  public static void texts(JsonGenerator to, String name, Map<String, String> texts)
      throws IOException {
    if (!texts.isEmpty()) {
      to.writeObjectFieldStart(name);
      for (Map.Entry<String, String> one : texts.entrySet()) {
        to.writeStringField(one.getKey(), one.getValue());
      }
      to.writeEndObject();
    }
  }

  /** The fields {@code series}, {@code metric} and {@code labels}. */
  public static void series(JsonGenerator to, SeriesKey series) throws IOException {
    to.writeStringField("series", series.toString());
    to.writeStringField("metric", series.metric());
    to.writeObjectFieldStart("labels");
    for (Map.Entry<String, String> label : series.labels().asMap().entrySet()) {
      to.writeStringField(label.getKey(), label.getValue());
    }
    to.writeEndObject();
  }

  /** Maps, lists, texts, numbers, truths and nothing, as they are. */
  public static void any(JsonGenerator to, @Nullable Object value) throws IOException {
    if (value instanceof Map<?, ?> map) {
      to.writeStartObject();
      for (Map.Entry<?, ?> one : map.entrySet()) {
        to.writeFieldName(String.valueOf(one.getKey()));
        any(to, one.getValue());
      }
      to.writeEndObject();
    } else if (value instanceof Iterable<?> list) {
      to.writeStartArray();
      for (Object one : list) {
        any(to, one);
      }
      to.writeEndArray();
    } else if (value instanceof Boolean truth) {
      to.writeBoolean(truth);
    } else if (value instanceof Number number) {
      to.writeNumber(number.toString());
    } else if (value == null) {
      to.writeNull();
    } else {
      to.writeString(value.toString());
    }
  }
}
