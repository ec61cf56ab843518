package dev.vigil.server.web;

import dev.vigil.server.access.Role;
import dev.vigil.server.live.Signs;
import dev.vigil.server.live.Tallies;
import dev.vigil.server.live.Vitals;
import dev.vigil.server.tenant.Tenant;
import dev.vigil.server.tenant.Tenants;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** How the server does, for Prometheus to scrape; it answers whatever else does not work. */
final class MetricsResource implements Resource {
  private static final String TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private static final int MOST_SERIES = 10_000;

  private final Gate gate;
  private final Tenants tenants;
  private final Tallies requests;

  MetricsResource(Gate gate, Tenants tenants, Tallies requests) {
    this.gate = gate;
    this.tenants = tenants;
    this.requests = requests;
  }

  @Override
  public void routes(RoutesConfig routes) {
    routes.get("/metrics", this::metrics, Role.READ);
  }

  private void metrics(Context ctx) {
    Params.only(ctx, "series", "metric");
    boolean series = Params.truth(ctx, "series");
    Tenant tenant = gate.tenant(ctx);
    Vitals vitals = tenant.vitals();
    StringBuilder text = new StringBuilder();
    counters("vigil_http_", requests.all(), text);
    counters("vigil_server_", tenant.tallies().all(), text);
    counters("vigil_engine_", vitals.counts(), text);
    gauges(tenant, vitals).forEach((name, value) -> line("vigil_" + name, "gauge", value, text));
    if (tenant.name().equals(Tenants.DEFAULT)) {
      line("vigil_failed_tenants", "gauge", tenants.failed().size(), text);
    }
    degraded(tenant.live().signs(), text);
    sampled(tenant.sampledOut(), text);
    if (series) {
      String metric = Params.text(ctx, "metric");
      SeriesMetrics.write(
          Answers.await(tenant.live().ask(room -> room.catalogue().page("", MOST_SERIES, metric))),
          text);
    }
    ctx.contentType(TYPE).result(text.toString());
  }

  private static Map<String, Long> gauges(Tenant tenant, Vitals vitals) {
    Map<String, Long> gauges = new LinkedHashMap<>();
    gauges.put("ready", tenant.live().ready() ? 1L : 0L);
    gauges.put("queue_points", (long) tenant.live().waiting());
    gauges.put("behind_milliseconds", tenant.live().behind());
    gauges.put("journal_bytes", tenant.live().journalBytes());
    gauges.put("store_bytes", tenant.pulse().last().bytes());
    gauges.put("notifications_waiting", (long) tenant.pulse().last().notifications());
    gauges.put("notifications_not_kept", (long) vitals.unsaved());
    Signs signs = tenant.live().signs();
    gauges.put("held_points", signs.heldPoints());
    gauges.put("held_facts", (long) signs.heldFacts());
    gauges.put("last_checkpoint_timestamp_seconds", signs.written().at() / 1000);
    gauges.put("last_checkpoint_milliseconds", signs.written().millis());
    gauges.put("series", (long) vitals.series());
    gauges.put("workers", (long) vitals.workers());
    gauges.put("live_alerts", (long) vitals.liveAlerts());
    gauges.put("listeners", (long) tenant.live().events().listening());
    Runtime runtime = Runtime.getRuntime();
    gauges.put("heap_used_bytes", runtime.totalMemory() - runtime.freeMemory());
    gauges.put("heap_max_bytes", runtime.maxMemory());
    return gauges;
  }

  /** For each part whether it does not work, so that an alarm can be set on it beforehand. */
  private static void degraded(Signs signs, StringBuilder to) {
    to.append("# TYPE vigil_degraded gauge\n");
    for (Signs.Part part : Signs.Part.values()) {
      String name = part.name().toLowerCase(Locale.ROOT);
      int value = signs.trouble(part).isPresent() ? 1 : 0;
      to.append("vigil_degraded{part=\"").append(name).append("\"} ").append(value).append('\n');
    }
  }

  private static void sampled(Map<String, Long> out, StringBuilder to) {
    if (out.isEmpty()) {
      return;
    }
    to.append("# TYPE vigil_sampled_out_total counter\n");
    out.forEach(
        (entry, count) ->
            to.append("vigil_sampled_out_total{entry=\"")
                .append(SeriesMetrics.quoted(entry))
                .append("\"} ")
                .append(count)
                .append('\n'));
  }

  private static void counters(String prefix, Map<String, Long> counts, StringBuilder to) {
    counts.forEach((name, count) -> line(prefix + name + "_total", "counter", count, to));
  }

  private static void line(String name, String type, long value, StringBuilder to) {
    to.append("# TYPE ").append(name).append(' ').append(type).append('\n');
    to.append(name).append(' ').append(value).append('\n');
  }
}
