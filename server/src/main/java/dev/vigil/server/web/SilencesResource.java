package dev.vigil.server.web;

import dev.vigil.alert.AlertBook;
import dev.vigil.alert.Silence;
import dev.vigil.model.SeriesMatcher;
import dev.vigil.server.access.Role;
import dev.vigil.server.json.PeopleJson;
import dev.vigil.server.live.Deed;
import dev.vigil.server.live.Deed.Verb;
import dev.vigil.server.live.Live;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** Words that nobody is to be notified of some series for a while. */
final class SilencesResource implements Resource {
  private static final long LONGEST = Duration.ofDays(366).toMillis();

  private final Gate gate;
  private final InstantSource clock;

  SilencesResource(Gate gate, InstantSource clock) {
    this.gate = gate;
    this.clock = clock;
  }

  @Override
  public void routes(RoutesConfig routes) {
    routes.get("/api/v1/silences", this::all, Role.READ);
    routes.post("/api/v1/silences", this::add, Role.OPERATE);
    routes.post("/api/v1/silences/preview", this::preview, Role.READ);
    routes.delete("/api/v1/silences/{id}", this::end, Role.OPERATE);
  }

  private record Held(Silence silence, long held) {}

  private void all(Context ctx) {
    Params.only(ctx, "limit", "cursor");
    List<Held> all =
        Answers.await(
            gate.tenant(ctx)
                .live()
                .ask(
                    room -> {
                      AlertBook alerts = room.engine().desk().alerts();
                      return alerts.silences().stream()
                          .map(one -> new Held(one, alerts.heldBySilence(one.id())))
                          .toList();
                    }));
    Page<Held> page = Page.of(ctx, "silences", all, one -> one.silence().id());
    Answers.json(
        ctx,
        to -> {
          to.writeStartObject();
          page.write(to, (one, out) -> PeopleJson.write(one.silence(), one.held(), out));
          to.writeEndObject();
        });
  }

  /** What a silence would have kept from people in the last seven days, and would now. */
  private void preview(Context ctx) {
    SeriesMatcher matcher = SeriesMatcher.parse(Body.of(ctx, "matcher").required("matcher"));
    Live live = gate.tenant(ctx).live();
    LastWeek week = LastWeek.until(clock.millis(), live);
    long now =
        Answers.await(
            live.ask(
                room ->
                    room.engine().desk().alerts().live().stream()
                        .filter(alert -> matcher.matches(alert.series()))
                        .count()));
    Answers.json(
        ctx,
        to -> {
          to.writeStartObject();
          to.writeStringField("matcher", matcher.text());
          to.writeNumberField("liveAlerts", now);
          week.write(anomaly -> matcher.matches(anomaly.observation().series()), to);
          to.writeEndObject();
        });
  }

  private void add(Context ctx) {
    Body body = Body.of(ctx, "matcher", "from", "until", "minutes", "reason", "who");
    SeriesMatcher.parse(body.required("matcher")); // refused now rather than in the journal
    long now = clock.millis();
    long from = body.has("from") ? body.number("from") : now;
    long until = until(body, from, now);
    Map<String, String> details =
        Map.of(
            "matcher",
            body.required("matcher"),
            "from",
            Long.toString(from),
            "until",
            Long.toString(until),
            "note",
            body.text("reason"));
    ctx.status(201);
    DeedsResource.done(
        ctx, gate.tenant(ctx), new Deed(Verb.SILENCE, DeedsResource.who(ctx, body), details));
  }

  /** When it ends: after now and after it begins, and within a year of both. */
  private static long until(Body body, long from, long now) {
    if (body.has("until") == body.has("minutes")) {
      throw Problem.bad("either 'until' or 'minutes' says how long it lasts");
    }
    if (from < now - LONGEST || from > now + LONGEST) {
      throw Problem.bad("from must be within a year of now, was " + from);
    }
    long until = body.has("until") ? body.number("until") : from + body.minutes("minutes", LONGEST);
    if (until <= from) {
      throw Problem.bad("it must end after it begins; from was " + from + ", until " + until);
    } else if (until <= now) {
      throw Problem.bad("it is over already; until was " + until + ", now is " + now);
    } else if (until > from + LONGEST) {
      throw Problem.bad("it may last a year at most; until was " + until);
    }
    return until;
  }

  private void end(Context ctx) {
    Map<String, String> details = Map.of("id", Long.toString(Params.id(ctx)));
    Answers.await(
        gate.tenant(ctx).live().act(new Deed(Verb.END_SILENCE, Gate.caller(ctx).name(), details)));
    ctx.status(204);
  }
}
