package dev.vigil.server.web;

import dev.vigil.server.access.Role;
import dev.vigil.server.json.AnomalyJson;
import dev.vigil.server.live.Detection;
import dev.vigil.server.tenant.Taken;
import dev.vigil.server.tenant.Tenant;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.InstantSource;
import java.util.concurrent.Semaphore;

/** A batch in, its anomalies out; nothing of it is kept. */
final class DetectResource implements Resource {
  private static final int AT_ONCE = 2;

  private final Gate gate;
  private final BodyRoom bodies;
  private final InstantSource clock;
  private final Semaphore room = new Semaphore(AT_ONCE);

  DetectResource(Gate gate, BodyRoom bodies, InstantSource clock) {
    this.gate = gate;
    this.bodies = bodies;
    this.clock = clock;
  }

  @Override
  public void routes(RoutesConfig routes) {
    routes.post("/api/v1/detect", this::detect, Role.READ);
  }

  private void detect(Context ctx) {
    Tenant tenant = gate.tenant(ctx);
    Taken taken = IngestResource.read(tenant, ctx, IngestResource.points(ctx), bodies);
    if (!room.tryAcquire()) {
      throw Problem.of(429, AT_ONCE + " batches are judged already").retryAfter(1);
    }
    Detection.Outcome outcome;
    try {
      outcome =
          Detection.detect(
              tenant.configuration().inForce().engineSpec(),
              taken.points(),
              taken.circumstances(),
              clock);
    } finally {
      room.release();
    }
    Answers.json(
        ctx,
        to -> {
          to.writeStartObject();
          to.writeNumberField("points", taken.points().size());
          to.writeNumberField("warmingUp", outcome.warmingUp());
          to.writeNumberField("rejected", taken.refused());
          IngestResource.write("reasons", taken.listed(), to);
          to.writeArrayFieldStart("anomalies");
          for (Detection.Found one : outcome.found()) {
            AnomalyJson.write(one.anomaly(), new AnomalyJson.Way(0, one.quiet()), to);
          }
          to.writeEndArray();
          to.writeEndObject();
        });
  }
}
