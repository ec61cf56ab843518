package dev.vigil.server.web;

import dev.vigil.server.access.Role;
import dev.vigil.server.live.EngineRoom;
import dev.vigil.server.live.Tallies;
import dev.vigil.server.tenant.Tenant;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.Map;

/** How the server does: for Prometheus to scrape, and as a status for people. */
final class MetricsResource implements Resource {
  private static final String TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private static final int MOST_SERIES = 10_000;

  private final Gate gate;
  private final Tallies requests;

  MetricsResource(Gate gate, Tallies requests) {
    this.gate = gate;
    this.requests = requests;
  }

  @Override
  public void routes(RoutesConfig routes) {
    routes.get("/metrics", this::metrics, Role.READ);
    routes.get("/api/v1/status", this::status, Role.READ);
  }

  private void metrics(Context ctx) {
    Tenant tenant = gate.tenant(ctx);
    StringBuilder text = new StringBuilder();
    counters("vigil_http_", requests.all(), text);
    counters("vigil_server_", tenant.tallies().all(), text);
    counters("vigil_engine_", Answers.await(tenant.live().ask(MetricsResource::counts)), text);
    gauges(tenant).forEach((name, value) -> line("vigil_" + name, "gauge", value, text));
    if (Params.text(ctx, "series").equals("true")) {
      String metric = Params.text(ctx, "metric");
      SeriesMetrics.write(
          Answers.await(tenant.live().ask(room -> room.catalogue().page("", MOST_SERIES, metric))),
          text);
    }
    ctx.contentType(TYPE).result(text.toString());
  }

  private static Map<String, Long> counts(EngineRoom room) {
    return room.engine().pipeline().counts().asMap();
  }

  private static Map<String, Long> gauges(Tenant tenant) {
    Map<String, Long> gauges = new LinkedHashMap<>();
    gauges.put("queue_points", (long) tenant.live().waiting());
    gauges.put("journal_bytes", tenant.live().journalBytes());
    gauges.put("notifications_waiting", (long) tenant.outbox().waiting());
    gauges.putAll(Answers.await(tenant.live().ask(MetricsResource::sizes)));
    Runtime runtime = Runtime.getRuntime();
    gauges.put("heap_used_bytes", runtime.totalMemory() - runtime.freeMemory());
    gauges.put("heap_max_bytes", runtime.maxMemory());
    return gauges;
  }

  private static Map<String, Long> sizes(EngineRoom room) {
    return Map.of(
        "series", (long) room.engine().pipeline().series(),
        "workers", (long) room.engine().pipeline().workers(),
        "live_alerts", (long) room.engine().desk().alerts().live().size());
  }

  private static void counters(String prefix, Map<String, Long> counts, StringBuilder to) {
    counts.forEach((name, count) -> line(prefix + name + "_total", "counter", count, to));
  }

  private static void line(String name, String type, long value, StringBuilder to) {
    to.append("# TYPE ").append(name).append(' ').append(type).append('\n');
    to.append(name).append(' ').append(value).append('\n');
  }

  private void status(Context ctx) {
    Tenant tenant = gate.tenant(ctx);
    Map<String, Long> engine = Answers.await(tenant.live().ask(MetricsResource::counts));
    Answers.json(
        ctx,
        to -> {
          to.writeStartObject();
          to.writeStringField("tenant", tenant.name());
          for (Map.Entry<String, Long> gauge : gauges(tenant).entrySet()) {
            to.writeNumberField(gauge.getKey(), gauge.getValue());
          }
          for (Map.Entry<String, Map<String, Long>> part :
              Map.of("server", tenant.tallies().all(), "engine", engine, "http", requests.all())
                  .entrySet()) {
            to.writeObjectFieldStart(part.getKey());
            for (Map.Entry<String, Long> count : part.getValue().entrySet()) {
              to.writeNumberField(count.getKey(), count.getValue());
            }
            to.writeEndObject();
          }
          to.writeEndObject();
        });
  }
}
