package dev.vigil.formats.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * OTLP as JSON: written as the protobuf that it stands for, and read as that, so that both mean the
 * same and fields may come in any order. One owner.
 */
public final class OtlpJson implements WireDecoder {
  private static final int LONGEST_NUMBER = 40;

  private final OtlpSchema schema;
  private final WireDecoder decoder;
  private @Nullable ProtoWriter writer;
  private int writerLimit;

  private OtlpJson(OtlpSchema schema, WireDecoder decoder) {
    this.schema = schema;
    this.decoder = decoder;
  }

  /** Metrics. */
  public static OtlpJson of(OtlpMetrics decoder) {
    return new OtlpJson(OtlpSchema.METRICS, decoder);
  }

  /** Logs. */
  public static OtlpJson of(OtlpLogs decoder) {
    return new OtlpJson(OtlpSchema.LOGS, decoder);
  }

  /** Traces. */
  public static OtlpJson of(OtlpTraces decoder) {
    return new OtlpJson(OtlpSchema.TRACES, decoder);
  }

  @Override
  public void read(byte[] body, int length, PointBatch into) throws WireException {
    ProtoWriter out = writer(into.limits().bodyBytes());
    out.clear();
    try (JsonParser json = JsonSource.parser(body, 0, length)) {
      try {
        if (json.nextToken() != JsonToken.START_OBJECT) {
          throw JsonSource.unexpected(json, "an object");
        }
        message(json, schema, out);
        if (json.nextToken() != null) {
          throw JsonSource.unexpected(json, "the end");
        }
      } catch (IOException noJson) {
        throw JsonSource.refused(noJson, json, 0);
      }
    } catch (IOException noJson) {
      throw WireException.malformed(0, "no JSON: " + JsonSource.firstSentence(noJson));
    }
    decoder.read(out.bytes(), out.length(), into);
  }

  private ProtoWriter writer(int most) {
    ProtoWriter found = writer;
    if (found == null || writerLimit != most) {
      found = new ProtoWriter(most);
      writer = found;
      writerLimit = most;
    }
    return found;
  }

  private void message(JsonParser json, OtlpSchema message, ProtoWriter out)
      throws IOException, WireException {
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      OtlpSchema.Field field = message.field(json.currentName());
      JsonToken token = json.nextToken();
      if (field == null) {
        json.skipChildren();
      } else if (token == JsonToken.START_ARRAY) {
        while (json.nextToken() != JsonToken.END_ARRAY) {
          value(json, field, out);
        }
      } else {
        value(json, field, out);
      }
    }
  }

  private void value(JsonParser json, OtlpSchema.Field field, ProtoWriter out)
      throws IOException, WireException {
    if (json.currentToken() == JsonToken.VALUE_NULL) {
      return;
    }
    OtlpSchema inner = field.message();
    if (inner != null) {
      if (json.currentToken() != JsonToken.START_OBJECT) {
        throw JsonSource.unexpected(json, "an object");
      }
      int begun = out.begin(field.number());
      message(json, inner, out);
      out.end(begun);
    } else {
      scalar(json, field, out);
    }
  }

  private static void scalar(JsonParser json, OtlpSchema.Field field, ProtoWriter out)
      throws IOException, WireException {
    int number = field.number();
    switch (field.kind()) {
      case TEXT -> {
        if (json.currentToken() != JsonToken.VALUE_STRING) {
          throw JsonSource.unexpected(json, "a text");
        }
        out.text(number, json.getText());
      }
      case FIXED -> out.fixed64(number, whole(json));
      case WHOLE -> out.whole(number, whole(json));
      case BOOLEAN -> {
        if (!json.currentToken().isBoolean()) {
          throw JsonSource.unexpected(json, "true or false");
        }
        out.whole(number, json.getBooleanValue() ? 1 : 0);
      }
      default -> out.fixed64(number, Double.doubleToRawLongBits(decimal(json)));
    }
  }

  /** Whole numbers of 64 bits come as text, for those who read numbers as doubles. */
  private static long whole(JsonParser json) throws IOException, WireException {
    JsonToken token = json.currentToken();
    if (token == JsonToken.VALUE_NUMBER_INT
        && json.getNumberType() != JsonParser.NumberType.BIG_INTEGER) {
      return json.getLongValue();
    }
    if (token == JsonToken.VALUE_STRING && json.getTextLength() <= LONGEST_NUMBER) {
      try {
        return Long.parseLong(json.getText());
      } catch (NumberFormatException noLong) {
        return unsigned(json);
      }
    }
    if (token == JsonToken.VALUE_NUMBER_FLOAT) {
      double value = json.getDoubleValue();
      if (value == Math.rint(value) && Math.abs(value) < 9e18) {
        return (long) value;
      }
    }
    throw JsonSource.unexpected(json, "a whole number");
  }

  private static long unsigned(JsonParser json) throws IOException, WireException {
    try {
      return Long.parseUnsignedLong(json.getText());
    } catch (NumberFormatException noWhole) {
      throw JsonSource.unexpected(json, "a whole number");
    }
  }

  private static double decimal(JsonParser json) throws IOException, WireException {
    if (json.currentToken().isNumeric()) {
      return json.getDoubleValue();
    }
    if (json.currentToken() == JsonToken.VALUE_STRING && json.getTextLength() <= LONGEST_NUMBER) {
      return decimal(json, json.getText());
    }
    throw JsonSource.unexpected(json, "a number");
  }

  private static double decimal(JsonParser json, String text) throws WireException {
    return switch (text) {
      case "NaN" -> Double.NaN;
      case "Infinity" -> Double.POSITIVE_INFINITY;
      case "-Infinity" -> Double.NEGATIVE_INFINITY;
      default -> {
        try {
          yield new BigDecimal(text).doubleValue();
        } catch (NumberFormatException noNumber) {
          throw JsonSource.unexpected(json, "a number");
        }
      }
    };
  }
}
