package dev.vigil.server.web;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.vigil.config.VigilConfig;
import dev.vigil.pipeline.Scaling;
import dev.vigil.server.access.Role;
import dev.vigil.server.live.Signs;
import dev.vigil.server.live.State;
import dev.vigil.server.live.Vitals;
import dev.vigil.server.tenant.Pulse;
import dev.vigil.server.tenant.Tenant;
import dev.vigil.server.tenant.Tenants;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;

/**
 * How a tenant's server does, for people: whether it is well, how far behind it is, and what was
 * not taken. It answers whatever else does not work.
 */
final class StatusResource implements Resource {
  private final Gate gate;
  private final Tenants tenants;

  StatusResource(Gate gate, Tenants tenants) {
    this.gate = gate;
    this.tenants = tenants;
  }

  @Override
  public void routes(RoutesConfig routes) {
    routes.get("/api/v1/status", this::status, Role.READ);
  }

  private void status(Context ctx) {
    Tenant tenant = gate.tenant(ctx);
    Vitals vitals = tenant.vitals();
    Answers.json(
        ctx,
        to -> {
          to.writeStartObject();
          to.writeStringField("tenant", tenant.name());
          state(tenant, to);
          flow(tenant, vitals, to);
          notTaken(tenant, vitals, to);
          store(tenant, to);
          engine(tenant, vitals, to);
          memory(to);
          if (tenant.name().equals(Tenants.DEFAULT)) {
            others(to);
          }
          to.writeEndObject();
        });
  }

  private static void state(Tenant tenant, JsonGenerator to) throws IOException {
    Signs signs = tenant.live().signs();
    to.writeStringField("state", lower(tenant.live().state()));
    reason(tenant.live().failure().orElse(""), to);
    to.writeArrayFieldStart("degraded");
    for (Signs.Trouble trouble : signs.troubles()) {
      to.writeStartObject();
      to.writeStringField("part", lower(trouble.part()));
      to.writeStringField("reason", trouble.reason().name());
      to.writeStringField("detail", trouble.detail());
      to.writeStringField("meanwhile", trouble.part().meanwhile());
      to.writeNumberField("since", trouble.since());
      to.writeNumberField("failures", trouble.times());
      to.writeEndObject();
    }
    to.writeEndArray();
    Signs.Replay replay = signs.replay();
    to.writeObjectFieldStart("replay");
    to.writeNumberField("bytes", replay.done());
    to.writeNumberField("of", replay.total());
    to.writeEndObject();
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static void flow(Tenant tenant, Vitals vitals, JsonGenerator to) throws IOException {
    Pulse.Beat beat = tenant.pulse().last();
    to.writeObjectFieldStart("observations");
    to.writeNumberField("accepted", tenant.tallies().of("accepted_points"));
    to.writeNumberField("perSecond", Math.round(beat.perSecond() * 10) / 10.0);
    counts(vitals.counts(), "", to);
    to.writeEndObject();
    to.writeObjectFieldStart("behind");
    to.writeNumberField("points", tenant.live().waiting());
    to.writeNumberField("millis", tenant.live().behind());
    to.writeEndObject();
    to.writeObjectFieldStart("notifications");
    to.writeNumberField("waiting", beat.notifications());
    to.writeNumberField("notYetKept", vitals.unsaved());
    to.writeEndObject();
  }

  /** Every point that was sent and is not judged is in one of these. */
  private static void notTaken(Tenant tenant, Vitals vitals, JsonGenerator to) throws IOException {
    Map<String, Long> tallies = tenant.tallies().all();
    to.writeObjectFieldStart("notTaken");
    to.writeObjectFieldStart("shed");
    counts(tallies, "shed_points_", to);
    to.writeEndObject();
    to.writeNumberField("refused", tallies.getOrDefault("refused_points", 0L));
    to.writeNumberField("notKept", tallies.getOrDefault("not_kept_points", 0L));
    to.writeObjectFieldStart("rejected");
    counts(vitals.counts(), "rejected_", to);
    to.writeEndObject();
    to.writeObjectFieldStart("sampledOut");
    counts(tenant.sampledOut(), "", to);
    to.writeEndObject();
    to.writeObjectFieldStart("overSeriesLimit");
    counts(vitals.shedding(), "", to);
    to.writeEndObject();
    to.writeEndObject();
  }

  /** Those whose names begin so, by what is left of their names. */
  private static void counts(Map<String, Long> all, String prefix, JsonGenerator to)
      throws IOException {
    for (Map.Entry<String, Long> one : all.entrySet()) {
      if (one.getKey().startsWith(prefix)) {
        to.writeNumberField(one.getKey().substring(prefix.length()), one.getValue());
      }
    }
  }

  private static void store(Tenant tenant, JsonGenerator to) throws IOException {
    Signs signs = tenant.live().signs();
    to.writeObjectFieldStart("store");
    to.writeStringField("kind", tenant.storedIn());
    to.writeStringField("journal", tenant.journalIn());
    to.writeNumberField("bytes", tenant.pulse().last().bytes());
    to.writeNumberField("journalBytes", tenant.live().journalBytes());
    to.writeNumberField("heldPoints", signs.heldPoints());
    to.writeNumberField("heldFacts", signs.heldFacts());
    Signs.Written written = signs.written();
    if (written.at() == 0) {
      to.writeNullField("lastCheckpoint");
    } else {
      to.writeObjectFieldStart("lastCheckpoint");
      to.writeNumberField("at", written.at());
      to.writeNumberField("millis", written.millis());
      to.writeEndObject();
    }
    to.writeEndObject();
  }

  private static void engine(Tenant tenant, Vitals vitals, JsonGenerator to) throws IOException {
    VigilConfig config = tenant.configuration().inForce();
    Scaling scaling = config.pipelineSpec().scaling();
    to.writeNumberField("asOf", vitals.at());
    to.writeObjectFieldStart("series");
    to.writeNumberField("watched", vitals.series());
    to.writeNumberField("most", config.pipelineSpec().maxSeries());
    to.writeEndObject();
    to.writeObjectFieldStart("workers");
    to.writeNumberField("now", vitals.workers());
    to.writeNumberField("least", scaling.minInstances());
    to.writeNumberField("most", scaling.maxInstances());
    to.writeNumberField("scaleUps", vitals.counts().getOrDefault("scale_ups", 0L));
    to.writeNumberField("scaleDowns", vitals.counts().getOrDefault("scale_downs", 0L));
    to.writeEndObject();
    to.writeNumberField("liveAlerts", vitals.liveAlerts());
    to.writeNumberField("listeners", tenant.live().events().listening());
  }

  private static void memory(JsonGenerator to) throws IOException {
    Runtime runtime = Runtime.getRuntime();
    to.writeObjectFieldStart("memory");
    to.writeNumberField("used", runtime.totalMemory() - runtime.freeMemory());
    to.writeNumberField("most", runtime.maxMemory());
    to.writeEndObject();
  }

  private static void reason(String why, JsonGenerator to) throws IOException {
    if (!why.isEmpty()) {
      to.writeStringField("reason", why);
    }
  }

  /** For the tenant who runs the server. */
  private void others(JsonGenerator to) throws IOException {
    Map<String, String> failed = tenants.failed();
    to.writeArrayFieldStart("tenants");
    for (Tenant one : tenants.all()) {
      to.writeStartObject();
      to.writeStringField("name", one.name());
      to.writeStringField("state", lower(one.live().state()));
      to.writeNumberField("series", one.vitals().series());
      to.writeNumberField("waiting", one.live().waiting());
      reason(one.live().failure().orElse(""), to);
      to.writeEndObject();
      failed.remove(one.name());
    }
    for (Map.Entry<String, String> one : failed.entrySet()) {
      to.writeStartObject();
      to.writeStringField("name", one.getKey());
      to.writeStringField("state", lower(State.FAILED));
      to.writeNumberField("series", 0);
      to.writeNumberField("waiting", 0);
      reason(one.getValue(), to);
      to.writeEndObject();
    }
    to.writeEndArray();
  }
}
