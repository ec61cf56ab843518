package dev.vigil.server.web;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.vigil.model.Labels;
import dev.vigil.model.SeriesKey;
import dev.vigil.server.access.Role;
import dev.vigil.server.json.Json;
import dev.vigil.server.live.Catalogue;
import dev.vigil.server.live.Live.Past;
import dev.vigil.server.tenant.Tenant;
import dev.vigil.store.HistoryPoint;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The series, and their points with what was expected of them. */
final class HistoryResource implements Resource {
  private static final String LABEL = "label.";
  private static final int MOST_POINTS = 100_000;
  private static final int MOST_CANDIDATES = 5;

  private final Gate gate;

  HistoryResource(Gate gate) {
    this.gate = gate;
  }

  @Override
  public void routes(RoutesConfig routes) {
    routes.get("/api/v1/series", this::series, Role.READ);
    routes.get("/api/v1/history", this::history, Role.READ);
  }

  private void series(Context ctx) {
    int limit = Params.limit(ctx);
    String behind = Cursor.behind(ctx, "series");
    String metric = Params.text(ctx, "metric");
    List<Catalogue.About> page =
        Answers.await(
            gate.tenant(ctx).live().ask(room -> room.catalogue().page(behind, limit + 1, metric)));
    List<Catalogue.About> shown = page.subList(0, Math.min(limit, page.size()));
    Answers.json(
        ctx,
        to -> {
          to.writeStartObject();
          to.writeArrayFieldStart("series");
          for (Catalogue.About one : shown) {
            write(one, to);
          }
          to.writeEndArray();
          if (page.size() > limit) {
            String last = shown.get(limit - 1).series().toString();
            to.writeStringField("next", Cursor.of("series", last));
          }
          to.writeEndObject();
        });
  }

  private static void write(Catalogue.About one, JsonGenerator to) throws IOException {
    to.writeStartObject();
    Json.series(to, one.series());
    to.writeNumberField("points", one.points());
    to.writeNumberField("first", one.first());
    to.writeNumberField("last", one.last().epochMillis());
    Json.number(to, "value", one.last().value());
    to.writeEndObject();
  }

  private void history(Context ctx) {
    Tenant tenant = gate.tenant(ctx);
    long from = Params.number(ctx, "from", Long.MIN_VALUE);
    long to = Params.number(ctx, "to", Long.MAX_VALUE);
    int limit = Params.limit(ctx, MOST_POINTS, MOST_POINTS);
    SeriesKey series = found(wanted(ctx), tenant);
    List<HistoryPoint> points =
        tenant.live().history(new Past(series, from, to, limit + 1), Answers::await);
    Answers.json(ctx, json -> write(series, points, limit, json));
  }

  private static void write(
      SeriesKey series, List<HistoryPoint> points, int limit, JsonGenerator to) throws IOException {
    to.writeStartObject();
    Json.series(to, series);
    to.writeArrayFieldStart("points");
    for (HistoryPoint point : points.subList(0, Math.min(limit, points.size()))) {
      to.writeStartObject();
      to.writeNumberField("timestamp", point.epochMillis());
      Json.number(to, "value", point.value());
      Json.number(to, "expected", point.expected());
      Json.number(to, "lower", point.lower());
      Json.number(to, "upper", point.upper());
      Json.number(to, "score", point.score());
      to.writeEndObject();
    }
    to.writeEndArray();
    if (points.size() > limit) {
      to.writeNumberField("next", points.get(limit).epochMillis());
    }
    to.writeEndObject();
  }

  /** The series that the parameters {@code metric} and {@code label.NAME} say. */
  static SeriesKey wanted(Context ctx) {
    String metric = Params.text(ctx, "metric");
    if (metric.isBlank()) {
      throw Problem.bad("the parameter 'metric' is missing");
    }
    Map<String, String> labels = new TreeMap<>();
    ctx.queryParamMap()
        .forEach(
            (name, values) -> {
              if (name.startsWith(LABEL) && name.length() > LABEL.length()) {
                labels.put(name.substring(LABEL.length()), values.get(0));
              }
            });
    return new SeriesKey(metric, Labels.of(labels));
  }

  /** The very series, or the only one that has these labels among others. */
  static SeriesKey found(SeriesKey wanted, Tenant tenant) {
    List<SeriesKey> found =
        Answers.await(
            tenant
                .live()
                .ask(
                    room ->
                        room.catalogue().has(wanted)
                            ? List.of(wanted)
                            : room.catalogue().matching(wanted, MOST_CANDIDATES)));
    if (found.isEmpty()) {
      found = tenant.live().matching(wanted, MOST_CANDIDATES); // one that was forgotten, maybe
    }
    if (found.isEmpty()) {
      throw Problem.missing("there is no series " + wanted);
    }
    if (found.contains(wanted)) {
      return wanted;
    }
    if (found.size() > 1) {
      throw Problem.bad(
          "more than one series is meant by "
              + wanted
              + ", such as "
              + found
              + "; give more labels");
    }
    return found.get(0);
  }
}
