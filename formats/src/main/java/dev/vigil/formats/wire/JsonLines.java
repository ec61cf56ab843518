package dev.vigil.formats.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Objects one after the other. Behind one that is no JSON, reading goes on with the line after the
 * one it began in.
 */
final class JsonLines {
  /** Reading on after a fault is dear. */
  private static final int MOST_FAULTS = 1_000;

  /** Asking a parser for its place makes objects, so that it is done now and then. */
  private static final int MOST_BEHIND = 64;

  private final byte[] body;
  private final int length;
  private int at;
  private int start;
  private int behind;
  private long index;
  private int faults;
  private boolean anyJson;
  private @Nullable WireException firstFault;

  JsonLines(byte[] body, int from, int length) {
    this.body = body;
    this.at = from;
    this.length = length;
  }

  void read(PointReader reader, PointBatch into) throws WireException {
    while (at < length) {
      run(reader, into);
    }
    if (!anyJson && firstFault != null) {
      throw firstFault;
    }
  }

  /** Reads up to the first fault, or to the end. */
  private void run(PointReader reader, PointBatch into) throws WireException {
    int from = at;
    start = from;
    behind = 0;
    try (JsonParser json = JsonSource.parser(body, from, length)) {
      try {
        while (json.nextToken() != null) {
          one(json, reader, into);
          index++;
          if (++behind == MOST_BEHIND) {
            start = from + offset(json);
            behind = 0;
          }
        }
        at = length;
      } catch (IOException noJson) {
        fault(JsonSource.refused(noJson, json, from), into);
      }
    } catch (IOException noJson) {
      fault(WireException.malformed(start, "no JSON: " + JsonSource.firstSentence(noJson)), into);
    }
  }

  private void one(JsonParser json, PointReader reader, PointBatch into)
      throws IOException, WireException {
    if (json.currentToken() == JsonToken.START_OBJECT) {
      reader.read(json, index);
      anyJson = true;
    } else {
      into.refusals().add(index, RowFault.NOT_A_POINT);
      json.skipChildren();
    }
  }

  private void fault(WireException fault, PointBatch into) throws WireException {
    if (++faults > MOST_FAULTS) {
      throw fault;
    }
    firstFault = firstFault == null ? fault : firstFault;
    into.refusals()
        .add(index++, RowFault.BAD_LINE, "byte " + fault.position() + ", " + fault.problem());
    at = Math.max(endOfGood(), at);
    skipBlanks();
    while (at < length && body[at] != '\n') {
      at++;
    }
    skipBlanks();
  }

  /** Where the last good object ended: the ones since the last known place are passed once more. */
  private int endOfGood() throws WireException {
    if (behind == 0) {
      return start;
    }
    try (JsonParser json = JsonSource.parser(body, start, length)) {
      for (int i = 0; i < behind; i++) {
        json.nextToken();
        json.skipChildren();
      }
      return start + offset(json);
    } catch (IOException noJson) {
      throw WireException.malformed(start, "no JSON: " + JsonSource.firstSentence(noJson));
    }
  }

  private static int offset(JsonParser json) {
    return (int) Math.max(0, json.currentLocation().getByteOffset());
  }

  private void skipBlanks() {
    while (at < length && body[at] >= 0 && body[at] <= ' ') {
      at++;
    }
  }
}
