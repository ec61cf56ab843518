package dev.vigil.server.web;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.vigil.alert.AlertStatus;
import dev.vigil.incident.IncidentStatus;
import dev.vigil.model.Durations;
import dev.vigil.model.Severity;
import dev.vigil.server.access.Role;
import dev.vigil.server.tenant.Tenant;
import dev.vigil.store.Fact;
import dev.vigil.store.FactPage;
import dev.vigil.store.FactQuery;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Anomalies, alerts and incidents, page by page, the newest first. */
final class FactsResource implements Resource {
  private static final List<String> OF_ALL =
      List.of("from", "to", "series", "severity", "limit", "cursor", "stages");
  private static final List<String> OF_LIVES =
      List.of("from", "to", "series", "severity", "status", "limit", "cursor", "stages");

  private final Gate gate;

  FactsResource(Gate gate) {
    this.gate = gate;
  }

  @Override
  public void routes(RoutesConfig routes) {
    page(routes, "anomalies", Fact.Kind.ANOMALY);
    page(routes, "alerts", Fact.Kind.ALERT);
    page(routes, "incidents", Fact.Kind.INCIDENT);
  }

  private void page(RoutesConfig routes, String name, Fact.Kind kind) {
    routes.get("/api/v1/" + name, ctx -> page(ctx, name, kind), Role.READ);
    routes.get("/api/v1/" + name + "/{id}", ctx -> one(ctx, kind), Role.READ);
  }

  private void page(Context ctx, String name, Fact.Kind kind) {
    Params.only(ctx, (kind == Fact.Kind.ANOMALY ? OF_ALL : OF_LIVES).toArray(String[]::new));
    boolean stages = Params.truth(ctx, "stages");
    Tenant tenant = gate.tenant(ctx);
    known(tenant);
    FactPage page =
        tenant.live().facts().page(query(ctx, kind), Params.text(ctx, "cursor"), Params.limit(ctx));
    Records records = new Records(tenant.live());
    List<String> bodies = new ArrayList<>();
    for (Fact fact : page.facts()) {
      bodies.add(stages ? records.with(fact) : fact.body());
    }
    Answers.json(ctx, to -> write(name, bodies, page.next(), to));
  }

  /** Waits until everything that was accepted is known. */
  private static void known(Tenant tenant) {
    Answers.await(tenant.live().ask(room -> room.now()));
  }

  private static FactQuery query(Context ctx, Fact.Kind kind) {
    FactQuery query =
        FactQuery.of(kind, "")
            .between(
                Params.number(ctx, "from", Long.MIN_VALUE),
                Params.number(ctx, "to", Long.MAX_VALUE));
    String series = Params.text(ctx, "series");
    Severity severity = Params.constant(ctx, "severity", Severity.class);
    String status = status(ctx, kind);
    query = series.isEmpty() ? query : query.of(series);
    query = severity == null ? query : query.atLeast(severity);
    return status.isEmpty() ? query : query.withStatus(status);
  }

  private static String status(Context ctx, Fact.Kind kind) {
    Enum<?> status =
        kind == Fact.Kind.INCIDENT
            ? Params.constant(ctx, "status", IncidentStatus.class)
            : Params.constant(ctx, "status", AlertStatus.class);
    return status == null ? "" : status.name();
  }

  private static void write(String name, List<String> bodies, String next, JsonGenerator to)
      throws IOException {
    to.writeStartObject();
    to.writeArrayFieldStart(name);
    for (String body : bodies) {
      to.writeRawValue(body);
    }
    to.writeEndArray();
    if (!next.isEmpty()) {
      to.writeStringField("next", next);
    }
    to.writeEndObject();
  }

  private void one(Context ctx, Fact.Kind kind) {
    Tenant tenant = gate.tenant(ctx);
    known(tenant);
    String id = ctx.pathParam("id");
    Fact fact =
        tenant
            .live()
            .facts()
            .find(kind, "", id)
            .orElseThrow(
                () ->
                    Problem.missing(
                        "there is no "
                            + kind.name().toLowerCase(Locale.ROOT)
                            + " "
                            + id
                            + ", or it is older than the "
                            + Durations.words(tenant.live().kept().toMillis() / 1e3)
                            + " that are kept"));
    String body = new Records(tenant.live()).with(fact);
    Answers.tagged(ctx, to -> to.writeRawValue(body));
  }
}
