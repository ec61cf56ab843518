package dev.vigil.server.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.vigil.model.Anomaly;
import dev.vigil.model.AnomalyType;
import dev.vigil.model.Evidence;
import dev.vigil.model.Labels;
import dev.vigil.model.Point;
import dev.vigil.model.Score;
import dev.vigil.model.SeriesKey;
import dev.vigil.model.Severity;
import dev.vigil.model.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * An anomaly as it was kept: what {@link AnomalyJson} has written, read again. What each part of
 * the detector gave is left out, and what came with the point was never in it.
 *
 * @param quiet why nobody was notified; empty where people were
 */
public record StoredAnomaly(Anomaly anomaly, String quiet) {
  private static final JsonFactory FACTORY = new JsonFactory();

  private record Told(AnomalyType type, String sentence) implements Evidence {
    @Override
    public int agreement() {
      return 1;
    }

    @Override
    public List<Contribution> contributions() {
      return List.of();
    }
  }

  /** The scalars and the labels of an object. */
  private static final class Fields {
    final Map<String, String> texts = new HashMap<>();
    final Map<String, String> labels = new HashMap<>();

    double number(String name) {
      String text = texts.get(name);
      return text == null ? Double.NaN : Double.parseDouble(text);
    }

    String text(String name) {
      return texts.getOrDefault(name, "");
    }
  }

  /** Reads the body of a fact. */
  public static StoredAnomaly read(String body) {
    Fields fields = fields(body);
    SeriesKey series = new SeriesKey(fields.text("metric"), Labels.of(fields.labels));
    AnomalyType type = AnomalyType.valueOf(fields.text("type"));
    double strength = fields.number("score");
    Score score =
        new Score(
            strength,
            strength,
            fields.number("expected"),
            fields.number("lower"),
            fields.number("upper"),
            new Told(type, fields.text("description")));
    Verdict.Anomalous verdict =
        new Verdict.Anomalous(
            score,
            fields.number("pValue"),
            Severity.valueOf(fields.text("severity")),
            Verdict.Notice.valueOf(fields.text("notice")),
            Boolean.parseBoolean(fields.text("provisional")));
    Point point =
        new Point(series, Long.parseLong(fields.text("timestamp")), fields.number("value"));
    return new StoredAnomaly(
        new Anomaly(
            fields.text("id"),
            point,
            type,
            verdict,
            strength,
            fields.number("confidence"),
            fields.text("detector")),
        fields.text("quiet"));
  }

  private static Fields fields(String body) {
    Fields fields = new Fields();
    try (JsonParser json = FACTORY.createParser(body)) {
      json.nextToken();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        JsonToken token = json.nextToken();
        if (name.equals("labels")) {
          while (json.nextToken() == JsonToken.FIELD_NAME) {
            fields.labels.put(json.currentName(), json.nextTextValue());
          }
        } else if (token.isScalarValue() && token != JsonToken.VALUE_NULL) {
          fields.texts.put(name, json.getText());
        } else {
          json.skipChildren();
        }
      }
      return fields;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
