package dev.vigil.server.web;

import dev.vigil.alert.Alert;
import dev.vigil.alert.Deploy;
import dev.vigil.alert.Silence;
import dev.vigil.feedback.Feedback;
import dev.vigil.incident.Incident;
import dev.vigil.server.access.Role;
import dev.vigil.server.json.AlertJson;
import dev.vigil.server.json.IncidentJson;
import dev.vigil.server.json.Json;
import dev.vigil.server.json.PeopleJson;
import dev.vigil.server.live.Deed;
import dev.vigil.server.live.Deed.Verb;
import dev.vigil.server.tenant.Tenant;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What people do with alerts and incidents. */
final class DeedsResource implements Resource {
  private final Gate gate;

  DeedsResource(Gate gate) {
    this.gate = gate;
  }

  @Override
  public void routes(RoutesConfig routes) {
    deed(routes, "alerts/{id}/acknowledge", Verb.ACKNOWLEDGE_ALERT);
    deed(routes, "alerts/{id}/resolve", Verb.RESOLVE_ALERT);
    deed(routes, "alerts/{id}/close", Verb.CLOSE_ALERT);
    deed(routes, "alerts/{id}/comment", Verb.COMMENT_ALERT);
    deed(routes, "incidents/{id}/acknowledge", Verb.ACKNOWLEDGE_INCIDENT);
    deed(routes, "incidents/{id}/resolve", Verb.RESOLVE_INCIDENT);
    deed(routes, "incidents/{id}/comment", Verb.COMMENT_INCIDENT);
  }

  private void deed(RoutesConfig routes, String path, Verb verb) {
    routes.post("/api/v1/" + path, ctx -> act(ctx, verb), Role.OPERATE);
  }

  private void act(Context ctx, Verb verb) {
    long id = Params.id(ctx);
    Body body = Body.of(ctx, "who", "note");
    Map<String, String> details = new LinkedHashMap<>();
    details.put("id", Long.toString(id));
    boolean comment = verb == Verb.COMMENT_ALERT || verb == Verb.COMMENT_INCIDENT;
    details.put("note", comment ? body.required("note") : body.text("note"));
    done(ctx, gate.tenant(ctx), new Deed(verb, who(ctx, body), details));
  }

  /** Who does it: as the body says, else the name that goes with the key. */
  static String who(Context ctx, Body body) {
    return body.has("who") ? body.required("who") : Gate.caller(ctx).name();
  }

  /** Does it, and answers with what it was done to. */
  static void done(Context ctx, Tenant tenant, Deed deed) {
    Object result = Answers.await(tenant.live().act(deed));
    long incident =
        result instanceof Alert alert
            ? Answers.await(tenant.live().ask(room -> room.incidentOf(alert)))
            : 0;
    Answers.json(ctx, json(result, incident));
  }

  private static Json.Value json(@Nullable Object result, long incident) {
    if (result instanceof Alert alert) {
      return to -> AlertJson.write(alert, incident, to);
    } else if (result instanceof Incident one) {
      return to -> IncidentJson.write(one, to);
    } else if (result instanceof Silence silence) {
      return to -> PeopleJson.write(silence, to);
    } else if (result instanceof Deploy deploy) {
      return to -> PeopleJson.write(deploy, to);
    } else if (result instanceof Feedback feedback) {
      return to -> PeopleJson.write(feedback, to);
    }
    return to -> {
      to.writeStartObject();
      to.writeStringField("done", String.valueOf(result));
      to.writeEndObject();
    };
  }
}
