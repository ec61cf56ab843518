package dev.vigil.channels;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes maps, lists, text, numbers and truths as JSON, bounded in depth and size. */
final class Json {
  private static final JsonFactory FACTORY = new JsonFactory();
  private static final int DEEPEST = 12;
  private static final int MOST_ENTRIES = 500;
  private static final int LONGEST = 50_000;

  private Json() {}

  /**
   * A map in the order in which it is written: names and values by turns; what is empty is left
   * out.
   */
  static Map<String, Object> object(Object... namesAndValues) {
    Map<String, Object> object = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      if (!namesAndValues[i + 1].equals("")) {
        object.put((String) namesAndValues[i], namesAndValues[i + 1]);
      }
    }
    return object;
  }

  static String text(Map<String, ?> object) {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = FACTORY.createGenerator(text)) {
      write(out, object, 0);
    } catch (IOException e) {
      throw new UncheckedIOException("a text in memory cannot be written", e);
    }
    return text.toString();
  }

  static String inQuotes(String value) {
    return new String(JsonStringEncoder.getInstance().quoteAsString(value));
  }

  private static void write(JsonGenerator out, @Nullable Object value, int depth)
      throws IOException {
    if (value == null || depth > DEEPEST) {
      out.writeNull();
    } else if (value instanceof Map<?, ?> map) {
      writeMap(out, map, depth);
    } else if (value instanceof List<?> list) {
      out.writeStartArray();
      for (Object element : list.subList(0, Math.min(list.size(), MOST_ENTRIES))) {
        write(out, element, depth + 1);
      }
      out.writeEndArray();
    } else if (value instanceof Boolean yes) {
      out.writeBoolean(yes);
    } else if (value instanceof Number number) {
      writeNumber(out, number);
    } else {
      out.writeString(Texts.clean(Texts.cut(value.toString(), LONGEST)));
    }
  }

  private static void writeMap(JsonGenerator out, Map<?, ?> map, int depth) throws IOException {
    out.writeStartObject();
    int left = MOST_ENTRIES;
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      if (left-- == 0) {
        break;
      }
      out.writeFieldName(Texts.clean(String.valueOf(entry.getKey())));
      write(out, entry.getValue(), depth + 1);
    }
    out.writeEndObject();
  }

  private static void writeNumber(JsonGenerator out, Number number) throws IOException {
    double value = number.doubleValue();
    if (number instanceof Long || number instanceof Integer) {
      out.writeNumber(number.longValue());
    } else if (Double.isFinite(value)) {
      out.writeNumber(value);
    } else {
      out.writeNull();
    }
  }
}
