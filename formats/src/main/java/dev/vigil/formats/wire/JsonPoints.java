package dev.vigil.formats.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Points as JSON: an array of them, {@code {"points":[…],"context":{…}}}, or an object for each
 * point one after the other, as NDJSON has them line by line. Which of these it is, the body tells.
 *
 * <p>An array or envelope that is no JSON is refused as a whole. Of NDJSON only the line at fault
 * is, unless no line is JSON at all. One owner.
 */
public final class JsonPoints implements WireDecoder {
  private @Nullable PointReader point;
  private @Nullable PointBatch batch;

  @Override
  public void read(byte[] body, int length, PointBatch into) throws WireException {
    PointReader reader = reader(into);
    reader.tree().begin();
    int first = firstOf(body, length);
    if (first == length) {
      throw WireException.malformed(length, "the body is empty");
    }
    switch (body[first]) {
      case '[' -> whole(body, length, reader, into, false);
      case '{' -> {
        if (isEnvelope(body, first, length)) {
          whole(body, length, reader, into, true);
        } else {
          new JsonLines(body, first, length).read(reader, into);
        }
      }
      default -> throw WireException.malformed(first, "no JSON: an array or an object is expected");
    }
  }

  private PointReader reader(PointBatch into) {
    PointReader reader = point;
    if (reader == null || batch != into) {
      reader = new PointReader(into);
      point = reader;
      batch = into;
    }
    return reader;
  }

  /** Behind blanks and the mark that some put before UTF-8. */
  private static int firstOf(byte[] body, int length) {
    boolean marked =
        length >= 3 && body[0] == (byte) 0xef && body[1] == (byte) 0xbb && body[2] == (byte) 0xbf;
    int at = marked ? 3 : 0;
    while (at < length && body[at] >= 0 && body[at] <= ' ') {
      at++;
    }
    return at;
  }

  /** Whether the first object has a field that only an envelope has, before one of a point. */
  private static boolean isEnvelope(byte[] body, int from, int length) {
    try (JsonParser json = JsonSource.parser(body, from, length)) {
      json.nextToken();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        switch (json.currentName()) {
          case "points", "context" -> {
            return true;
          }
          case "metricName", "metric", "value", "timestamp", "labels" -> {
            return false;
          }
          default -> {
            json.nextToken();
            json.skipChildren();
          }
        }
      }
    } catch (IOException noJson) {
      return false; // told where it is read
    }
    return false;
  }

  private static void whole(
      byte[] body, int length, PointReader reader, PointBatch into, boolean envelope)
      throws WireException {
    try (JsonParser json = JsonSource.parser(body, 0, length)) {
      try {
        json.nextToken();
        if (envelope) {
          envelope(json, reader, into);
        } else {
          points(json, reader, into);
        }
        if (json.nextToken() != null) {
          throw JsonSource.unexpected(json, "the end");
        }
      } catch (IOException noJson) {
        throw JsonSource.refused(noJson, json, 0);
      }
    } catch (IOException noJson) {
      throw WireException.malformed(0, "no JSON: " + JsonSource.firstSentence(noJson));
    }
  }

  private static void envelope(JsonParser json, PointReader reader, PointBatch into)
      throws IOException, WireException {
    Map<String, Object> context = Map.of();
    boolean hasPoints = false;
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      JsonToken token = json.nextToken();
      if (name.equals("points")) {
        if (token != JsonToken.START_ARRAY || hasPoints) {
          throw JsonSource.unexpected(json, "one array of points");
        }
        points(json, reader, into);
        hasPoints = true;
      } else if (name.equals("context") && token == JsonToken.START_OBJECT) {
        context = reader.tree().object(json);
      } else if (name.equals("context") && token != JsonToken.VALUE_NULL) {
        throw JsonSource.unexpected(json, "an object as context");
      } else {
        json.skipChildren();
      }
    }
    if (!hasPoints) {
      throw JsonSource.unexpected(json, "an array named points");
    }
    into.context(context);
  }

  private static void points(JsonParser json, PointReader reader, PointBatch into)
      throws IOException, WireException {
    long index = 0;
    for (JsonToken token = json.nextToken();
        token != JsonToken.END_ARRAY;
        token = json.nextToken()) {
      if (token == JsonToken.START_OBJECT) {
        reader.read(json, index);
      } else {
        into.refusals().add(index, RowFault.NOT_A_POINT);
        json.skipChildren();
      }
      index++;
    }
  }
}
