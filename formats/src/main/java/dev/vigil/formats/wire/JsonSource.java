package dev.vigil.formats.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Parsers of JSON whose depth and lengths are bounded, and what is said when one fails. */
final class JsonSource {
  private static final int LONGEST_TEXT = 1 << 16;
  private static final int LONGEST_NAME = 1 << 12;
  private static final int LONGEST_NUMBER = 400;

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(WireLimits.DEEPEST)
                  .maxStringLength(LONGEST_TEXT)
                  .maxNameLength(LONGEST_NAME)
                  .maxNumberLength(LONGEST_NUMBER)
                  .build())
          .build();

  private JsonSource() {}

  static JsonParser parser(byte[] body, int from, int to) throws IOException {
    if (isWide(body, from, to)) {
      throw new JsonParseException(null, "only UTF-8 is read");
    }
    return JSON.createParser(body, from, to - from);
  }

  /** Whether the parser would take it for UTF-16 or UTF-32, and then tell no places. */
  private static boolean isWide(byte[] body, int from, int to) {
    if (to - from < 2) {
      return false;
    }
    int first = body[from] & 0xff;
    int second = body[from + 1] & 0xff;
    return first == 0 || second == 0 || (first >= 0xfe && second >= 0xfe);
  }

  /** What an exception of a parser, which began at a place, says to the sender. */
  static WireException refused(IOException fault, JsonParser json, int from) {
    long position = Math.max(0, json.currentLocation().getByteOffset()) + from;
    boolean deep = text(fault).contains("nesting depth");
    String what =
        deep ? "values in more than " + WireLimits.DEEPEST + " others" : firstSentence(fault);
    return fault instanceof StreamConstraintsException && !deep
        ? WireException.tooLarge(position, "JSON: " + what)
        : WireException.malformed(
            position, "no JSON" + place(json.currentLocation()) + ": " + what);
  }

  static WireException unexpected(JsonParser json, String wanted) {
    long position = Math.max(0, json.currentTokenLocation().getByteOffset());
    return WireException.malformed(
        position, wanted + " is expected" + place(json.currentTokenLocation()));
  }

  private static String place(JsonLocation at) {
    return String.format(Locale.ROOT, " at line %d, column %d", at.getLineNr(), at.getColumnNr());
  }

  static String firstSentence(IOException fault) {
    String text = text(fault);
    int end = Math.min(text.length(), 120);
    for (String stop :
        new String[] {
          "\n", ": was expecting", ": expected", ": enable ", ", from `", " (start", " (for "
        }) {
      int at = text.indexOf(stop);
      end = at > 0 ? Math.min(end, at) : end;
    }
    return text.substring(0, end);
  }

  private static String text(IOException fault) {
    @Nullable String message =
        fault instanceof JsonProcessingException json
            ? json.getOriginalMessage()
            : fault.getMessage();
    return message == null ? "unreadable" : message;
  }
}
