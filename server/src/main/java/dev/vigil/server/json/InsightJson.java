package dev.vigil.server.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.vigil.detect.Forecast;
import dev.vigil.detect.Profiled.Usual;
import dev.vigil.detect.Retrainable.ModelInfo;
import dev.vigil.detect.statistical.WindowQuality;
import dev.vigil.model.SeriesKey;
import dev.vigil.pipeline.Insight;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** What is known of how a series is watched, as JSON. */
public final class InsightJson {
  private InsightJson() {}

  /** The detector's model and the judge. */
  public static void write(SeriesKey series, Insight insight, JsonGenerator to) throws IOException {
    to.writeStartObject();
    Json.series(to, series);
    to.writeStringField("detector", insight.detector());
    to.writeStringField("settings", insight.settings());
    to.writeFieldName("learnt");
    StageJson.value(insight.learnt(), to);
    to.writeFieldName("judge");
    StageJson.value(insight.judged(), to);
    Insight.Abilities able = insight.abilities();
    Optional<ModelInfo> model = able.model();
    if (model.isPresent()) {
      to.writeFieldName("model");
      write(model.get(), to);
    }
    Optional<WindowQuality> quality = able.quality();
    if (quality.isPresent()) {
      write(quality.get(), to);
    }
    to.writeObjectFieldStart("can");
    to.writeBooleanField("forecast", able.forecasts());
    to.writeBooleanField("retrain", model.isPresent());
    to.writeBooleanField("baseline", !able.usual().isEmpty());
    to.writeEndObject();
    to.writeEndObject();
  }

  /** A model that was fitted. */
  public static void write(ModelInfo model, JsonGenerator to) throws IOException {
    to.writeStartObject();
    to.writeNumberField("version", model.version());
    to.writeNumberField("fittedAt", model.fittedAt());
    to.writeNumberField("sample", model.sample());
    to.writeEndObject();
  }

  private static void write(WindowQuality quality, JsonGenerator to) throws IOException {
    to.writeObjectFieldStart("quality");
    to.writeNumberField("rows", quality.rows());
    Json.number(to, "repeated", quality.repeated());
    Json.number(to, "outliers", quality.outliers());
    Json.number(to, "missing", quality.missing());
    Json.number(to, "normality", quality.normality());
    Json.number(to, "independence", quality.independence());
    to.writeArrayFieldStart("problems");
    for (String problem : quality.problems()) {
      to.writeString(problem);
    }
    to.writeEndArray();
    to.writeEndObject();
  }

  /** What is usual at each hour. */
  public static void usual(List<Usual> usual, JsonGenerator to) throws IOException {
    to.writeArrayFieldStart("usual");
    for (Usual one : usual) {
      to.writeStartObject();
      to.writeStringField("cycle", one.cycle());
      to.writeNumberField("hour", one.hour());
      Json.number(to, "expected", one.expected());
      Json.number(to, "deviation", one.deviation());
      to.writeEndObject();
    }
    to.writeEndArray();
  }

  /** What is expected to come. */
  public static void forecast(List<Forecast> forecasts, JsonGenerator to) throws IOException {
    to.writeArrayFieldStart("forecast");
    for (Forecast one : forecasts) {
      to.writeStartObject();
      to.writeNumberField("timestamp", one.epochMillis());
      Json.number(to, "expected", one.expected());
      Json.number(to, "lower", one.low());
      Json.number(to, "upper", one.high());
      Json.number(to, "coverage", one.coverage());
      to.writeEndObject();
    }
    to.writeEndArray();
  }
}
