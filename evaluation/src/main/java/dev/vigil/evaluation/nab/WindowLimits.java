package dev.vigil.evaluation.nab;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.vigil.evaluation.data.MalformedDataException;
import dev.vigil.evaluation.data.SeriesFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * When a window starts and ends, and where the file of windows says so.
 *
 * @param fromMillis time of its first row
 * @param toMillis time of its last row
 * @param line of the file of windows
 * @param column of the file of windows
 */
record WindowLimits(long fromMillis, long toMillis, int line, int column) {
  /** Reads an object that gives each file a list of pairs of times. */
  static Map<String, List<WindowLimits>> read(Path path) throws IOException {
    try (JsonParser json = new JsonFactory().createParser(path.toFile())) {
      Map<String, List<WindowLimits>> byFile = new LinkedHashMap<>();
      expect(json.nextToken(), JsonToken.START_OBJECT, json, path);
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        byFile.put(name, windows(json, path));
      }
      expect(json.currentToken(), JsonToken.END_OBJECT, json, path);
      return byFile;
    } catch (JacksonException e) {
      JsonLocation at = e.getLocation();
      MalformedDataException malformed =
          new MalformedDataException(
              path,
              at == null ? 1 : at.getLineNr(),
              at == null ? 1 : at.getColumnNr(),
              e.getOriginalMessage());
      malformed.initCause(e);
      throw malformed;
    }
  }

  private static List<WindowLimits> windows(JsonParser json, Path path) throws IOException {
    List<WindowLimits> windows = new ArrayList<>();
    expect(json.nextToken(), JsonToken.START_ARRAY, json, path);
    while (json.nextToken() != JsonToken.END_ARRAY) {
      expect(json.currentToken(), JsonToken.START_ARRAY, json, path);
      JsonLocation at = json.currentTokenLocation();
      long from = time(json, path);
      long to = time(json, path);
      expect(json.nextToken(), JsonToken.END_ARRAY, json, path);
      if (to < from) {
        throw new MalformedDataException(
            path, at.getLineNr(), at.getColumnNr(), "window ends before it starts");
      }
      windows.add(new WindowLimits(from, to, at.getLineNr(), at.getColumnNr()));
    }
    return windows;
  }

  private static long time(JsonParser json, Path path) throws IOException {
    expect(json.nextToken(), JsonToken.VALUE_STRING, json, path);
    String text = json.getText();
    try {
      return SeriesFile.epochMillis(text);
    } catch (DateTimeException e) {
      MalformedDataException malformed =
          complaint(json, path, "'" + text + "' is not a date and time");
      malformed.initCause(e);
      throw malformed;
    }
  }

  private static void expect(JsonToken actual, JsonToken expected, JsonParser json, Path path)
      throws MalformedDataException {
    if (actual != expected) {
      throw complaint(json, path, "expected " + expected + ", found " + actual);
    }
  }

  private static MalformedDataException complaint(JsonParser json, Path path, String what) {
    JsonLocation at = json.currentTokenLocation();
    return new MalformedDataException(path, at.getLineNr(), at.getColumnNr(), what);
  }
}
