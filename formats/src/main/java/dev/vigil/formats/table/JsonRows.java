package dev.vigil.formats.table;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * One JSON object a line. Objects inside are flattened, {@code {"labels":{"host":"a"}}} being the
 * column {@code labels.host}; arrays are passed over.
 */
final class JsonRows implements RowSource {
  private static final JsonFactory JSON = new JsonFactory();

  private final LineReader lines;
  private final JsonPath root;
  private final boolean learning;
  private final Scratch scratch = new Scratch();

  /**
   * @param learning whether names that were not seen become columns
   */
  JsonRows(LineReader lines, JsonPath root, boolean learning) {
    this.lines = lines;
    this.root = root;
    this.learning = learning;
  }

  @Override
  public boolean next(Row row) throws IOException {
    while (lines.next()) {
      if (isBlank()) {
        continue;
      }
      scratch.clear();
      row.begin(lines.buffer(), lines.start(), lines.line(), scratch.bytes());
      row.expect(root.columns().size());
      read(row);
      return true;
    }
    return false;
  }

  private boolean isBlank() {
    byte[] text = lines.buffer();
    for (int i = lines.start(); i < lines.end(); i++) {
      if (text[i] < 0 || text[i] > ' ') {
        return false;
      }
    }
    return true;
  }

  private void read(Row row) {
    int length = lines.end() - lines.start();
    try (JsonParser json = JSON.createParser(lines.buffer(), lines.start(), length)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        row.refuse("a JSON object is expected", 0);
        return;
      }
      object(json, root, row);
      if (json.nextToken() != null) {
        row.refuse("text after the JSON object", offset(json));
      }
    } catch (JsonProcessingException e) {
      int at = e.getLocation() == null ? 0 : (int) e.getLocation().getByteOffset();
      row.refuse("no JSON: " + firstSentence(e.getOriginalMessage()), at);
    } catch (IOException e) {
      row.refuse("no JSON: " + firstSentence(e.getMessage()), 0);
    }
  }

  private void object(JsonParser json, JsonPath path, Row row) throws IOException {
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      JsonPath inner = inner(path, json.currentName());
      JsonToken token = json.nextToken();
      if (inner == null || token == JsonToken.START_ARRAY) {
        json.skipChildren();
      } else if (token == JsonToken.START_OBJECT) {
        object(json, inner, row);
      } else {
        scalar(json, inner, row);
      }
    }
  }

  private @Nullable JsonPath inner(JsonPath path, String name) {
    return learning ? path.learn(name) : path.inner(name);
  }

  private void scalar(JsonParser json, JsonPath path, Row row) throws IOException {
    if (learning && !path.hasColumn()) {
      path.learnColumn();
      row.expect(root.columns().size());
    }
    if (!path.hasColumn()) {
      return;
    }
    int start = scratch.length();
    if (json.currentToken() != JsonToken.VALUE_NULL) {
      scratch.add(json.getTextCharacters(), json.getTextOffset(), json.getTextLength());
    }
    row.lieIn(scratch.bytes());
    row.put(path.column(), start, scratch.length(), offset(json));
  }

  private int offset(JsonParser json) {
    return (int) json.currentTokenLocation().getByteOffset();
  }

  private static String firstSentence(@Nullable String message) {
    String text = message == null ? "unreadable" : message;
    int end = text.length();
    for (String stop :
        new String[] {"\n", ": was expecting", ": expected", " (start marker", " (for ", " at ["}) {
      int at = text.indexOf(stop);
      end = at > 0 ? Math.min(end, at) : end;
    }
    return text.substring(0, end);
  }

  @Override
  public long line() {
    return lines.line();
  }

  @Override
  public long comments() {
    return 0;
  }
}
