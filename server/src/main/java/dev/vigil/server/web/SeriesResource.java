package dev.vigil.server.web;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.vigil.detect.Detector;
import dev.vigil.detect.DetectorCatalogue;
import dev.vigil.detect.DetectorSpec;
import dev.vigil.detect.Forecast;
import dev.vigil.detect.Forecasting;
import dev.vigil.detect.Retrainable.ModelInfo;
import dev.vigil.model.Labels;
import dev.vigil.model.Point;
import dev.vigil.model.SeriesKey;
import dev.vigil.pipeline.Insight;
import dev.vigil.pipeline.NotAble;
import dev.vigil.server.access.Role;
import dev.vigil.server.json.InsightJson;
import dev.vigil.server.json.Json;
import dev.vigil.server.live.Catalogue;
import dev.vigil.server.live.Deed;
import dev.vigil.server.live.Deed.Verb;
import dev.vigil.server.live.Live.Past;
import dev.vigil.server.live.PastForm;
import dev.vigil.server.tenant.Tenant;
import dev.vigil.store.Fact;
import dev.vigil.store.FactQuery;
import dev.vigil.store.HistoryPoint;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What the detector of one series has learnt, and what can be done with it. */
final class SeriesResource implements Resource {
  private static final int MOST_STEPS = 10_000;
  private static final int USUAL_STEPS = 100;
  private static final int MOST_PAST = 100_000;
  private static final long USUAL_PAST = Duration.ofDays(28).toMillis();

  private final DetectorCatalogue catalogue = DetectorCatalogue.installed();
  private final Gate gate;
  private final InstantSource clock;

  SeriesResource(Gate gate, InstantSource clock) {
    this.gate = gate;
    this.clock = clock;
  }

  @Override
  public void routes(RoutesConfig routes) {
    routes.get("/api/v1/series/model", this::model, Role.READ);
    routes.get("/api/v1/series/baseline", this::baseline, Role.READ);
    routes.get("/api/v1/series/forecast", this::forecast, Role.READ);
    routes.get("/api/v1/series/importance", this::importance, Role.READ);
    routes.post("/api/v1/series/retrain", ctx -> fit(ctx, Verb.RETRAIN), Role.OPERATE);
    routes.post("/api/v1/series/rollback", ctx -> fit(ctx, Verb.ROLLBACK), Role.OPERATE);
    routes.post("/api/v1/series/restart", this::restart, Role.OPERATE);
  }

  private SeriesKey series(Context ctx) {
    return HistoryResource.found(HistoryResource.wanted(ctx), gate.tenant(ctx));
  }

  private Insight insight(Context ctx, SeriesKey series) {
    return Answers.await(
        gate.tenant(ctx).live().ask(room -> room.engine().pipeline().care().insight(series)));
  }

  private void model(Context ctx) {
    SeriesKey series = series(ctx);
    Insight insight = insight(ctx, series);
    Answers.json(ctx, to -> InsightJson.write(series, insight, to));
  }

  private void baseline(Context ctx) {
    SeriesKey series = series(ctx);
    Insight insight = insight(ctx, series);
    Catalogue.About about =
        Answers.await(gate.tenant(ctx).live().ask(room -> room.catalogue().get(series)));
    Answers.json(
        ctx,
        to -> {
          to.writeStartObject();
          Json.series(to, series);
          to.writeStringField("detector", insight.detector());
          to.writeObjectFieldStart("last");
          HistoryPoint last = about.last();
          to.writeNumberField("timestamp", last.epochMillis());
          Json.number(to, "value", last.value());
          Json.number(to, "expected", last.expected());
          Json.number(to, "lower", last.lower());
          Json.number(to, "upper", last.upper());
          to.writeEndObject();
          InsightJson.usual(insight.abilities().usual(), to);
          to.writeEndObject();
        });
  }

  private void forecast(Context ctx) {
    SeriesKey series = series(ctx);
    long steps = Params.number(ctx, "steps", USUAL_STEPS);
    if (steps < 1 || steps > MOST_STEPS) {
      throw Problem.bad("steps must be from 1 to " + MOST_STEPS + ", was " + steps);
    }
    String wanted = Params.text(ctx, "detector");
    List<Forecast> forecast =
        wanted.isBlank()
            ? ofItsDetector(ctx, series, (int) steps)
            : of(spec(wanted), past(ctx, series), (int) steps, series);
    Answers.json(
        ctx,
        to -> {
          to.writeStartObject();
          Json.series(to, series);
          InsightJson.forecast(forecast, to);
          to.writeEndObject();
        });
  }

  private List<Forecast> ofItsDetector(Context ctx, SeriesKey series, int steps) {
    try {
      return Answers.await(
          gate.tenant(ctx)
              .live()
              .ask(room -> room.engine().pipeline().care().forecast(series, steps)));
    } catch (NotAble e) {
      throw Problem.of(
          409,
          e.getMessage() + "; with detector=NAME it is made from the history by " + forecasters());
    }
  }

  private String forecasters() {
    return catalogue.all().stream()
        .filter(spec -> !spec.newDetector().able(Forecasting.class).isEmpty())
        .map(DetectorSpec::key)
        .collect(Collectors.joining(", "));
  }

  private DetectorSpec spec(String name) {
    return catalogue
        .find(name)
        .orElseThrow(
            () ->
                Problem.missing(
                    "there is no such detector"
                        + catalogue
                            .nearest(name)
                            .map(near -> "; did you mean '" + near + "'?")
                            .orElse("")));
  }

  /** What was stored, of the last four weeks where nothing else is said. */
  private List<HistoryPoint> past(Context ctx, SeriesKey series) {
    long to = Params.number(ctx, "to", Long.MAX_VALUE);
    long from = Params.number(ctx, "from", clock.millis() - USUAL_PAST);
    return gate.tenant(ctx).live().history(new Past(series, from, to, MOST_PAST), Answers::await);
  }

  private List<Forecast> of(
      DetectorSpec spec, List<HistoryPoint> past, int steps, SeriesKey series) {
    Detector detector = spec.newDetector();
    for (HistoryPoint one : past) {
      detector.learn(new Point(series, one.epochMillis(), one.value()));
    }
    List<Forecasting> able = detector.able(Forecasting.class);
    if (able.isEmpty()) {
      throw Problem.of(
          409, spec.key() + " makes no forecast beyond the next value; these do: " + forecasters());
    }
    return able.get(0).forecast(steps);
  }

  private void importance(Context ctx) {
    SeriesKey series = series(ctx);
    int limit = Params.limit(ctx);
    List<Fact> facts =
        gate.tenant(ctx)
            .live()
            .facts()
            .page(FactQuery.of(Fact.Kind.ANOMALY, "").of(series.toString()), "", limit)
            .facts();
    Importance importance = new Importance();
    facts.forEach(fact -> importance.add(fact.body()));
    Answers.json(ctx, to -> write(series, importance, to));
  }

  private static void write(SeriesKey series, Importance importance, JsonGenerator to)
      throws IOException {
    to.writeStartObject();
    Json.series(to, series);
    to.writeNumberField("anomalies", importance.anomalies());
    to.writeArrayFieldStart("features");
    for (Map.Entry<String, Double> one : importance.shares()) {
      to.writeStartObject();
      to.writeStringField("name", one.getKey());
      Json.number(to, "share", one.getValue());
      to.writeEndObject();
    }
    to.writeEndArray();
    to.writeEndObject();
  }

  private SeriesKey series(Body body, Tenant tenant) {
    SeriesKey wanted = new SeriesKey(body.required("metric"), Labels.of(body.group("labels")));
    return HistoryResource.found(wanted, tenant);
  }

  private static Map<String, String> details(SeriesKey series) {
    Map<String, String> details = new LinkedHashMap<>();
    details.put("metric", series.metric());
    series.labels().asMap().forEach((name, value) -> details.put(Deed.LABEL + name, value));
    return details;
  }

  private void fit(Context ctx, Verb verb) {
    Body body = Body.of(ctx, "metric", "labels", "who");
    Tenant tenant = gate.tenant(ctx);
    Deed deed = new Deed(verb, DeedsResource.who(ctx, body), details(series(body, tenant)));
    ModelInfo model = (ModelInfo) Answers.await(tenant.live().act(deed));
    Answers.json(ctx, to -> InsightJson.write(model == null ? ModelInfo.NONE : model, to));
  }

  /** Begins anew; what is stored is learnt at once, unless nobody wants that. */
  private void restart(Context ctx) {
    Body body = Body.of(ctx, "metric", "labels", "history", "who");
    Tenant tenant = gate.tenant(ctx);
    SeriesKey series = series(body, tenant);
    Map<String, String> details = details(series);
    if (body.truth("history", true)) {
      long from = clock.millis() - USUAL_PAST;
      List<HistoryPoint> past =
          tenant.live().history(new Past(series, from, Long.MAX_VALUE, MOST_PAST), Answers::await);
      details.put("past", PastForm.text(past));
    }
    Deed deed = new Deed(Verb.RESTART, DeedsResource.who(ctx, body), details);
    Object learnt = Answers.await(tenant.live().act(deed));
    Answers.json(
        ctx,
        to -> {
          to.writeStartObject();
          Json.series(to, series);
          to.writeNumberField("learnt", learnt instanceof Integer count ? count : 0);
          to.writeEndObject();
        });
  }
}
