package dev.vigil.server.web;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.vigil.model.NearestName;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A small JSON object that somebody has sent; what it may hold is said beforehand. */
final class Body {
  private static final JsonFactory FACTORY =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  /** Those fields that hold names with texts; all others hold a text, a number or a truth. */
  private static final Set<String> GROUPS = Set.of("labels");

  private static final long MINUTE = 60_000;
  private static final String OBJECT = " must be an object of names and texts";
  private static final String SCALAR = " must be a text or a number";
  private static final int LONGEST = 4_000;
  private static final int MOST_LABELS = 64;

  private final Map<String, String> texts = new LinkedHashMap<>();
  private final Map<String, Map<String, String>> groups = new LinkedHashMap<>();
  private final List<String> known;

  private Body(List<String> known) {
    this.known = known;
  }

  /**
   * Reads it; an empty body is an empty object.
   *
   * @param known names of the fields that it may have
   * @throws Problem if it is not of that form
   */
  static Body of(Context ctx, String... known) {
    Body body = new Body(Arrays.asList(known));
    byte[] bytes = SmallBody.of(ctx);
    if (bytes.length == 0) {
      return body;
    }
    try (JsonParser json = FACTORY.createParser(bytes)) {
      body.read(json);
    } catch (JsonProcessingException e) {
      long at = e.getLocation() == null ? 0 : e.getLocation().getByteOffset();
      throw Problem.bad("no JSON: " + plain(e)).with(Map.of("position", at));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return body;
  }

  /** Without what is for whoever has written the parser into a program. */
  private static String plain(JsonProcessingException fault) {
    String text = String.valueOf(fault.getOriginalMessage());
    for (String end : new String[] {"\n", ": enable ", " (start", " at [Source", ", from `"}) {
      int at = text.indexOf(end);
      text = at > 0 ? text.substring(0, at) : text;
    }
    return text;
  }

  private void read(JsonParser json) throws IOException {
    if (json.nextToken() != JsonToken.START_OBJECT) {
      throw wrong(json, "an object is expected");
    }
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      if (!known.contains(name)) {
        throw wrong(json, "unknown field '" + name + "'" + hint(name));
      }
      JsonToken token = json.nextToken();
      if (token != JsonToken.VALUE_NULL
          && GROUPS.contains(name) != (token == JsonToken.START_OBJECT)) {
        throw wrong(json, name + (GROUPS.contains(name) ? OBJECT : SCALAR));
      } else if (token == JsonToken.START_OBJECT) {
        groups.put(name, group(json));
      } else if (token != JsonToken.VALUE_NULL) {
        texts.put(name, scalar(json, name));
      }
    }
    if (json.nextToken() != null) {
      throw wrong(json, "nothing may follow the object");
    }
  }

  private String hint(String name) {
    return NearestName.of(name, known)
        .map(near -> ", did you mean '" + near + "'?")
        .orElse("; known are " + String.join(", ", known));
  }

  private static Map<String, String> group(JsonParser json) throws IOException {
    Map<String, String> group = new LinkedHashMap<>();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      json.nextToken();
      group.put(name, scalar(json, name));
      if (group.size() > MOST_LABELS) {
        throw wrong(json, "at most " + MOST_LABELS + " names may stand in a group");
      }
    }
    return group;
  }

  private static String scalar(JsonParser json, String name) throws IOException {
    if (!json.currentToken().isScalarValue()) {
      throw wrong(json, name + SCALAR);
    }
    String text = json.getText();
    if (text.length() > LONGEST) {
      throw wrong(json, name + " has more than " + LONGEST + " letters");
    }
    return text;
  }

  private static Problem wrong(JsonParser json, String detail) {
    long at = json.currentTokenLocation().getByteOffset();
    return Problem.bad(detail).with(Map.of("position", at));
  }

  /** A text; empty where there is none. */
  String text(String name) {
    return texts.getOrDefault(name, "");
  }

  /** A text that must be there. */
  String required(String name) {
    String text = text(name);
    if (text.isBlank()) {
      throw Problem.bad("the field '" + name + "' is missing");
    }
    return text;
  }

  boolean has(String name) {
    return texts.containsKey(name);
  }

  /** A whole number that must be there. */
  long number(String name) {
    return Params.number(name, required(name));
  }

  /** Minutes that must be there, in milliseconds. */
  long minutes(String name, long mostMillis) {
    long minutes = number(name);
    if (minutes < 1 || minutes > mostMillis / MINUTE) {
      throw Problem.bad(name + " must be from 1 to " + mostMillis / MINUTE + ", was " + minutes);
    }
    return minutes * MINUTE;
  }

  /** A number that must be there. */
  double decimal(String name) {
    String text = required(name);
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw Problem.bad(name + " must be a number, was '" + Params.cut(text) + "'");
    }
  }

  /** True or false. */
  boolean truth(String name, boolean otherwise) {
    return has(name) ? Params.truth(name, text(name)) : otherwise;
  }

  /** Names with texts; none where there is no such group. */
  Map<String, String> group(String name) {
    return groups.getOrDefault(name, Map.of());
  }
}
