package dev.vigil.server.web;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.vigil.feedback.Feedback;
import dev.vigil.feedback.Figures;
import dev.vigil.feedback.Tally;
import dev.vigil.server.access.Role;
import dev.vigil.server.json.Json;
import dev.vigil.server.json.PeopleJson;
import dev.vigil.server.live.Deed;
import dev.vigil.server.live.Deed.Verb;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What people say of anomalies. */
final class FeedbackResource implements Resource {
  private final Gate gate;

  FeedbackResource(Gate gate) {
    this.gate = gate;
  }

  @Override
  public void routes(RoutesConfig routes) {
    routes.get("/api/v1/feedback", this::all, Role.READ);
    routes.post("/api/v1/feedback", this::give, Role.OPERATE);
    routes.delete("/api/v1/feedback/{id}", this::takeBack, Role.OPERATE);
  }

  private record Said(List<Feedback> all, Figures figures) {}

  private void all(Context ctx) {
    Said said =
        Answers.await(
            gate.tenant(ctx)
                .live()
                .ask(
                    room ->
                        new Said(
                            room.engine().feedback().all(), room.engine().feedback().figures())));
    Page<Feedback> page = Page.of(ctx, "feedback", said.all(), Feedback::id);
    Answers.json(
        ctx,
        to -> {
          to.writeStartObject();
          page.write(to, PeopleJson::write);
          to.writeFieldName("all");
          write(said.figures().all(), to);
          write("detectors", said.figures().byDetector(), to);
          write("rules", said.figures().byRule(), to);
          to.writeEndObject();
        });
  }

  private static void write(String name, List<Tally> tallies, JsonGenerator to) throws IOException {
    to.writeArrayFieldStart(name);
    for (Tally one : tallies) {
      write(one, to);
    }
    to.writeEndArray();
  }

  private static void write(Tally tally, JsonGenerator to) throws IOException {
    to.writeStartObject();
    Json.text(to, "name", tally.name());
    to.writeNumberField("told", tally.told());
    to.writeNumberField("right", tally.right());
    to.writeNumberField("wrong", tally.wrong());
    to.writeNumberField("missed", tally.missed());
    Json.number(to, "precision", tally.precision());
    to.writeEndObject();
  }

  private void give(Context ctx) {
    Body body =
        Body.of(
            ctx, "anomaly", "truth", "scope", "note", "who", "metric", "labels", "from", "until");
    String truth = body.required("truth").toUpperCase(Locale.ROOT);
    if (!List.of("RIGHT", "WRONG", "MISSED").contains(truth)) {
      throw Problem.bad("truth must be right, wrong or missed, was '" + truth + "'");
    }
    Map<String, String> details = new LinkedHashMap<>();
    details.put("truth", truth);
    details.put("scope", body.text("scope"));
    details.put("note", body.text("note"));
    boolean missed = truth.equals("MISSED");
    if (missed) {
      missed(body, details);
    } else {
      details.put("anomaly", body.required("anomaly"));
    }
    ctx.status(201);
    Verb verb = missed ? Verb.MISSED : Verb.JUDGE;
    DeedsResource.done(
        ctx, gate.tenant(ctx), new Deed(verb, DeedsResource.who(ctx, body), details));
  }

  private static void missed(Body body, Map<String, String> details) {
    details.put("metric", body.required("metric"));
    details.put("from", Long.toString(body.number("from")));
    details.put("until", Long.toString(body.number("until")));
    body.group("labels").forEach((name, value) -> details.put(Deed.LABEL + name, value));
  }

  private void takeBack(Context ctx) {
    Map<String, String> details = Map.of("id", Long.toString(Params.id(ctx)));
    Answers.await(
        gate.tenant(ctx).live().act(new Deed(Verb.TAKE_BACK, Gate.caller(ctx).name(), details)));
    ctx.status(204);
  }
}
