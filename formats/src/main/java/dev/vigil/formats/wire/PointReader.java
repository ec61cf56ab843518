package dev.vigil.formats.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.vigil.rule.Circumstances;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads one point of JSON: {@code metricName} (or {@code metric}), {@code value}, {@code
 * timestamp}, {@code labels}, {@code metadata}, {@code source}, {@code type}; other fields are
 * passed over. One owner.
 */
final class PointReader {
  private static final int MARK = 1;

  private final KeyBytes raw = new KeyBytes();
  private final IsoInstant iso = new IsoInstant();
  private final JsonTree tree = new JsonTree();
  private final PointBatch into;
  private @Nullable RowFault fault;
  private double value;
  private long time;
  private boolean hasValue;
  private boolean hasTime;
  private @Nullable String source;
  private @Nullable String type;
  private Map<String, Object> metadata = Map.of();
  private Circumstances last = Circumstances.NONE;

  PointReader(PointBatch into) {
    this.into = into;
  }

  JsonTree tree() {
    return tree;
  }

  /** Takes or refuses the point whose object the parser is at. */
  void read(JsonParser json, long index) throws IOException, WireException {
    begin();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      json.nextToken();
      field(name, json);
    }
    take(index);
  }

  private void begin() {
    raw.clear();
    raw.add(MARK);
    fault = null;
    hasValue = false;
    hasTime = false;
    source = null;
    type = null;
    metadata = Map.of();
  }

  private void field(String name, JsonParser json) throws IOException, WireException {
    switch (name) {
      case "metricName", "metric" -> metric(json);
      case "value" -> value(json);
      case "timestamp" -> timestamp(json);
      case "labels" -> labels(json);
      case "metadata" -> metadata(json);
      case "source" -> source = word(json, source);
      case "type" -> type = word(json, type);
      default -> json.skipChildren();
    }
  }

  private void metric(JsonParser json) throws IOException {
    if (json.currentToken() == JsonToken.VALUE_STRING) {
      raw.add('m').text(json.getTextCharacters(), json.getTextOffset(), json.getTextLength());
    } else {
      fault(RowFault.NO_METRIC);
      json.skipChildren();
    }
  }

  private void value(JsonParser json) throws IOException {
    hasValue = true;
    switch (json.currentToken()) {
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> value = json.getDoubleValue();
      case VALUE_STRING -> notFinite(json.getText());
      default -> {
        fault(RowFault.BAD_VALUE);
        json.skipChildren();
      }
    }
  }

  /** JSON has no numbers that are not finite, so that senders write them as text. */
  private void notFinite(String text) {
    switch (text) {
      case "NaN" -> value = Double.NaN;
      case "Infinity", "+Infinity", "Inf", "+Inf" -> value = Double.POSITIVE_INFINITY;
      case "-Infinity", "-Inf" -> value = Double.NEGATIVE_INFINITY;
      default -> fault(RowFault.BAD_VALUE);
    }
  }

  private void timestamp(JsonParser json) throws IOException {
    hasTime = true;
    switch (json.currentToken()) {
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> time = (long) json.getDoubleValue();
      case VALUE_STRING -> {
        time = iso.read(json.getTextCharacters(), json.getTextOffset(), json.getTextLength());
        if (time == IsoInstant.UNREADABLE) {
          fault(RowFault.BAD_TIME);
        }
      }
      default -> {
        fault(RowFault.BAD_TIME);
        json.skipChildren();
      }
    }
  }

  private void labels(JsonParser json) throws IOException {
    if (json.currentToken() == JsonToken.VALUE_NULL) {
      return;
    }
    if (json.currentToken() != JsonToken.START_OBJECT) {
      fault(RowFault.BAD_LABELS);
      json.skipChildren();
      return;
    }
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      if (json.nextToken().isScalarValue()) {
        label(name, json);
      } else {
        fault(RowFault.BAD_LABELS);
        json.skipChildren();
      }
    }
  }

  private void label(String name, JsonParser json) throws IOException {
    if (json.currentToken() != JsonToken.VALUE_NULL) {
      raw.add('l').text(name);
      raw.text(json.getTextCharacters(), json.getTextOffset(), json.getTextLength());
    }
  }

  private void metadata(JsonParser json) throws IOException, WireException {
    if (json.currentToken() == JsonToken.START_OBJECT) {
      metadata = tree.object(json);
    } else if (json.currentToken() != JsonToken.VALUE_NULL) {
      fault(RowFault.BAD_METADATA);
      json.skipChildren();
    }
  }

  /** A text that most points of a request share; numbers and booleans are taken as text. */
  private @Nullable String word(JsonParser json, @Nullable String before) throws IOException {
    JsonToken token = json.currentToken();
    if (!token.isScalarValue() || token == JsonToken.VALUE_NULL) {
      json.skipChildren();
      return before;
    }
    return json.getText();
  }

  private void take(long index) throws WireException {
    fault(hasValue ? null : RowFault.NO_VALUE);
    fault(hasTime ? null : RowFault.NO_TIME);
    int number = fault == null ? number() : KnownSeries.NONE;
    if (fault != null) {
      into.refusals().add(index, fault);
    } else if (number < 0) {
      into.refuseBuilt(index);
    } else {
      int before = into.size();
      into.add(number, time, value, index);
      if (into.size() > before) {
        into.circumstances(circumstances());
      }
    }
  }

  private int number() throws WireException {
    int known = into.find(raw);
    if (known != KnownSeries.NONE) {
      return known;
    }
    SeriesBuilder builder = into.builder().begin();
    for (int at = 1; at < raw.length(); ) {
      boolean metric = raw.bytes()[at] == 'm';
      int value = metric ? at + 1 : raw.endAt(at + 1);
      if (metric) {
        builder.metric(raw.textAt(value));
      } else {
        builder.label(raw.textAt(at + 1), raw.textAt(value));
      }
      at = raw.endAt(value);
    }
    return into.addBuilt(raw);
  }

  private Circumstances circumstances() {
    if (source == null && type == null && metadata.isEmpty()) {
      return Circumstances.NONE;
    }
    boolean same =
        metadata.isEmpty()
            && last.metadata().isEmpty()
            && Objects.equals(source, last.source())
            && Objects.equals(type, last.type());
    if (!same) {
      last = new Circumstances(source, type, metadata, Map.of(), false);
    }
    return last;
  }

  private void fault(@Nullable RowFault found) {
    fault = fault == null ? found : fault;
  }
}
