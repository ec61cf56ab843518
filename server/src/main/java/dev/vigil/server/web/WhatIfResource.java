package dev.vigil.server.web;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.vigil.detect.DetectorCatalogue;
import dev.vigil.detect.DetectorSpec;
import dev.vigil.detect.Teachable.Truth;
import dev.vigil.feedback.Feedback;
import dev.vigil.judge.AlertBudget;
import dev.vigil.model.SeriesMatcher;
import dev.vigil.server.access.Role;
import dev.vigil.server.json.Json;
import dev.vigil.server.live.WhatIf;
import dev.vigil.server.live.WhatIfJobs;
import dev.vigil.server.live.WhatIfJobs.Job;
import dev.vigil.server.live.WhatIfJobs.State;
import dev.vigil.server.tenant.Tenant;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the past would have come to under another budget, or with another detector. */
final class WhatIfResource implements Resource {
  private static final long USUAL = Duration.ofDays(28).toMillis();
  private static final long LONGEST = Duration.ofDays(90).toMillis();

  private final DetectorCatalogue catalogue = DetectorCatalogue.installed();
  private final WhatIfJobs jobs = new WhatIfJobs();
  private final Gate gate;
  private final InstantSource clock;

  WhatIfResource(Gate gate, InstantSource clock) {
    this.gate = gate;
    this.clock = clock;
  }

  @Override
  public void routes(RoutesConfig routes) {
    routes.post("/api/v1/what-if", this::begin, Role.READ);
    routes.get("/api/v1/what-if/{id}", this::show, Role.READ);
    routes.delete("/api/v1/what-if/{id}", this::cancel, Role.READ);
  }

  private void begin(Context ctx) {
    Body body =
        Body.of(ctx, "matcher", "from", "to", "budget", "pagesPerWeek", "sensitivity", "detector");
    Tenant tenant = gate.tenant(ctx);
    long to = body.has("to") ? body.number("to") : clock.millis();
    long from = body.has("from") ? body.number("from") : to - USUAL;
    if (from >= to || to - from > LONGEST) {
      throw Problem.bad("from must be before to, by 90 days at most");
    }
    WhatIf.Question question =
        new WhatIf.Question(
            SeriesMatcher.parse(body.has("matcher") ? body.required("matcher") : "*"),
            from,
            to,
            perWeek(body),
            detector(body.text("detector")),
            tenant.configuration().inForce().pipelineSpec().watches());
    Job job = jobs.begin(tenant.name(), question, tenant.live());
    ctx.status(202);
    Answers.json(ctx, json -> state(job, json));
  }

  /** The budget that is tried; NaN where none is. */
  private static double perWeek(Body body) {
    int given = 0;
    double perWeek = Double.NaN;
    if (body.has("budget")) {
      given++;
      perWeek = AlertBudget.parse(body.text("budget")).perSeriesPerWeek();
    }
    if (body.has("pagesPerWeek")) {
      given++;
      perWeek = AlertBudget.perSeriesPerWeek(body.decimal("pagesPerWeek")).perSeriesPerWeek();
    }
    if (body.has("sensitivity")) {
      given++;
      perWeek = AlertBudget.ofSensitivity(body.decimal("sensitivity")).perSeriesPerWeek();
    }
    if (given > 1) {
      throw Problem.bad("one of budget, pagesPerWeek and sensitivity says what is tried");
    }
    return perWeek;
  }

  private @Nullable DetectorSpec detector(String name) {
    return name.isBlank()
        ? null
        : catalogue
            .find(name)
            .orElseThrow(
                () ->
                    Problem.bad(
                        "there is no such detector"
                            + catalogue
                                .nearest(name)
                                .map(near -> "; did you mean '" + near + "'?")
                                .orElse("")));
  }

  private Job job(Context ctx) {
    String id = ctx.pathParam("id");
    return jobs.find(gate.tenant(ctx).name(), id)
        .orElseThrow(() -> Problem.missing("there is no what-if " + id + ", or not any more"));
  }

  private void show(Context ctx) {
    Job job = job(ctx);
    if (job.state() != State.DONE) {
      Answers.json(ctx, to -> state(job, to));
      return;
    }
    Tenant tenant = gate.tenant(ctx);
    ZoneId zone = tenant.configuration().inForce().businessHours().zone();
    Map<String, Truth> said = new HashMap<>();
    for (Feedback one : Answers.await(tenant.live().ask(room -> room.engine().feedback().all()))) {
      said.put(one.about().id(), one.truth());
    }
    WhatIfJson answer = new WhatIfJson(job.work(), said, zone);
    Answers.json(
        ctx,
        to -> {
          to.writeStartObject();
          fields(job, to);
          answer.write(to);
          to.writeEndObject();
        });
  }

  private static void state(Job job, JsonGenerator to) throws IOException {
    to.writeStartObject();
    fields(job, to);
    to.writeEndObject();
  }

  private static void fields(Job job, JsonGenerator to) throws IOException {
    to.writeStringField("id", job.id());
    to.writeStringField("state", job.state().name());
    Json.number(to, "progress", job.state() == State.DONE ? 1 : job.work().progress());
    to.writeNumberField("series", job.work().series());
    to.writeNumberField("points", job.work().points());
    Json.text(to, "shortened", job.work().shortened());
    Json.text(to, "why", job.why());
  }

  private void cancel(Context ctx) {
    jobs.cancel(gate.tenant(ctx).name(), ctx.pathParam("id"));
    ctx.status(204);
  }
}
