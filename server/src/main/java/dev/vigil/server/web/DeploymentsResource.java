package dev.vigil.server.web;

import dev.vigil.alert.Deploy;
import dev.vigil.config.DeployDefaults;
import dev.vigil.model.SeriesMatcher;
import dev.vigil.server.access.Role;
import dev.vigil.server.json.PeopleJson;
import dev.vigil.server.live.Deed;
import dev.vigil.server.live.Deed.Verb;
import dev.vigil.server.tenant.Tenant;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** What was rolled out: its series are judged otherwise for a while. */
final class DeploymentsResource implements Resource {
  private static final long LONGEST = Duration.ofDays(30).toMillis();

  private final Gate gate;
  private final InstantSource clock;

  DeploymentsResource(Gate gate, InstantSource clock) {
    this.gate = gate;
    this.clock = clock;
  }

  @Override
  public void routes(RoutesConfig routes) {
    routes.get("/api/v1/deployments", this::all, Role.READ);
    routes.post("/api/v1/deployments", this::add, Role.OPERATE);
  }

  private void all(Context ctx) {
    Params.only(ctx);
    List<Deploy> all =
        Answers.await(gate.tenant(ctx).live().ask(room -> room.engine().pipeline().deploys()));
    Answers.json(
        ctx,
        to -> {
          to.writeStartObject();
          to.writeArrayFieldStart("deployments");
          for (Deploy one : all) {
            PeopleJson.write(one, to);
          }
          to.writeEndArray();
          to.writeEndObject();
        });
  }

  private void add(Context ctx) {
    Tenant tenant = gate.tenant(ctx);
    DeployDefaults usual = tenant.configuration().inForce().deploys();
    Body body = Body.of(ctx, "what", "matcher", "timestamp", "minutes", "strictness", "who");
    String matcher = body.has("matcher") ? body.required("matcher") : "*";
    long millis = body.has("minutes") ? body.minutes("minutes", LONGEST) : usual.lasts().toMillis();
    double strictness = body.has("strictness") ? body.decimal("strictness") : usual.strictness();
    long at = body.has("timestamp") ? body.number("timestamp") : clock.millis();
    Deploy wanted = // refused now rather than in the journal
        new Deploy(
            SeriesMatcher.parse(matcher),
            at,
            Duration.ofMillis(millis),
            strictness,
            body.required("what"));
    Map<String, String> details =
        Map.of(
            "what",
            wanted.what(),
            "matcher",
            matcher,
            "at",
            Long.toString(at),
            "millis",
            Long.toString(millis),
            "strictness",
            Double.toString(strictness));
    ctx.status(201);
    DeedsResource.done(ctx, tenant, new Deed(Verb.DEPLOY, DeedsResource.who(ctx, body), details));
  }
}
