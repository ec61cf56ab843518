package dev.vigil.formats.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Free JSON as maps, lists, texts, numbers and booleans; null is left out. One request holds only
 * so many values, since each costs far more memory than its bytes. One owner.
 */
final class JsonTree {
  private static final int MOST_VALUES = 250_000;

  private int values;

  void begin() {
    values = 0;
  }

  /** The object that the parser is at. */
  Map<String, Object> object(JsonParser json) throws IOException, WireException {
    Map<String, Object> map = new LinkedHashMap<>();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      json.nextToken();
      Object value = value(json);
      if (value != null) {
        map.put(name, value);
      }
    }
    return map;
  }

  private List<Object> array(JsonParser json) throws IOException, WireException {
    List<Object> list = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      Object value = value(json);
      if (value != null) {
        list.add(value);
      }
    }
    return list;
  }

  private @Nullable Object value(JsonParser json) throws IOException, WireException {
    if (++values > MOST_VALUES) {
      long position = Math.max(0, json.currentTokenLocation().getByteOffset());
      throw WireException.tooLarge(
          position, "more than " + MOST_VALUES + " values of metadata and context");
    }
    JsonToken token = json.currentToken();
    return switch (token) {
      case START_OBJECT -> object(json);
      case START_ARRAY -> array(json);
      case VALUE_STRING -> json.getText();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NUMBER_INT ->
          json.getNumberType() == JsonParser.NumberType.BIG_INTEGER
              ? (Object) json.getDoubleValue()
              : (Object) json.getLongValue();
      case VALUE_NUMBER_FLOAT -> json.getDoubleValue();
      default -> null;
    };
  }
}
