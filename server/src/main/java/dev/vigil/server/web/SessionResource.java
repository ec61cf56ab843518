package dev.vigil.server.web;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.vigil.server.access.Caller;
import dev.vigil.server.access.Sessions.Session;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Sessions of people in browsers: begun with a key, a token or a ticket, gone on with by a cookie.
 *
 * <p>A link that signs somebody in has its ticket behind the {@code #}, which no browser sends: it
 * stands in no log of a server or proxy and in no Referer, and whoever only looks at the page, such
 * as the preview of a chat, spends nothing. A script of the page hands the ticket in.
 */
final class SessionResource implements Resource {
  private final Credentials credentials;

  SessionResource(Credentials credentials) {
    this.credentials = credentials;
  }

  @Override
  public void routes(RoutesConfig routes) {
    routes.post("/api/v1/session", this::open, Open.ANYONE);
    routes.get("/api/v1/session", this::who, Open.SIGNED_IN);
    routes.delete("/api/v1/session", this::end, Open.SIGNED_IN);
  }

  private void open(Context ctx) {
    SameOrigin.check(ctx);
    Body body = credentials.read(() -> Body.of(ctx, "key", "ticket"));
    Session session = credentials.begin(ctx, caller(ctx, body));
    ctx.status(201);
    Answers.json(ctx, to -> write(session.caller(), session.csrf(), to));
  }

  private Caller caller(Context ctx, Body body) {
    if (body.has("ticket")) {
      return credentials.ticket(ctx, body.required("ticket"));
    } else if (body.has("key")) {
      return credentials.known(ctx, body.required("key"));
    }
    return credentials
        .presented(ctx)
        .orElseThrow(() -> Credentials.unknown(ctx, "a session is begun with a key"));
  }

  private static void write(Caller caller, @Nullable String csrf, JsonGenerator to)
      throws IOException {
    to.writeStartObject();
    to.writeStringField("id", caller.id());
    to.writeStringField("name", caller.name());
    to.writeStringField("role", caller.role().name().toLowerCase(Locale.ROOT));
    to.writeStringField("tenant", caller.tenant());
    to.writeStringField("by", caller.way().name().toLowerCase(Locale.ROOT));
    if (caller.until() != Long.MAX_VALUE) {
      to.writeNumberField("until", caller.until());
    }
    if (csrf != null) {
      to.writeStringField("csrf", csrf);
    }
    to.writeEndObject();
  }

  private void who(Context ctx) {
    String csrf = credentials.session(ctx).map(Session::csrf).orElse(null);
    Caller caller = Gate.caller(ctx);
    Answers.json(ctx, to -> write(caller, csrf, to));
  }

  private void end(Context ctx) {
    credentials.end(ctx);
    ctx.status(204);
  }
}
