package dev.vigil.server.web;

import dev.vigil.server.access.Tokens;
import dev.vigil.server.live.Tallies;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.util.List;

/** All paths, and who is let in to them. */
final class Routes {
  private final Gate gate;
  private final List<Resource> resources;
  private final int mostBytes;

  /**
   * @throws IllegalArgumentException if the keys of those who sign tokens cannot be read
   */
  Routes(WebSettings settings, WebServer.Rooms rooms) {
    this.mostBytes = settings.bounds().bodyBytes();
    BodyRoom bodies = BodyRoom.usual(mostBytes);
    Tallies tallies = Tallies.ofHttp();
    Tokens tokens = settings.jwt() == null ? null : new Tokens(settings.jwt(), rooms.clock());
    SessionCookie cookie = new SessionCookie(settings.tls() != null);
    Credentials credentials = new Credentials(rooms, tokens, cookie);
    this.gate = new Gate(rooms, credentials, settings, tallies);
    this.resources =
        List.of(
            new HomeResource(credentials, rooms.tenants()),
            new SessionResource(credentials),
            new OpenApiResource(),
            new HealthResource(rooms.tenants()),
            new IngestResource(gate, bodies),
            new HistoryResource(gate),
            new FactsResource(gate),
            new DeedsResource(gate),
            new SilencesResource(gate, rooms.clock()),
            new DeploymentsResource(gate, rooms.clock()),
            new FeedbackResource(gate),
            new EventsResource(gate, settings.bounds().listeners()),
            new ConfigurationResource(gate),
            new DetectorsResource(),
            new SeriesResource(gate, rooms.clock()),
            new RulesResource(gate, rooms.clock()),
            new MaintenanceResource(gate, rooms.clock()),
            new WhatIfResource(gate, rooms.clock()),
            new DetectResource(gate, bodies, rooms.clock()),
            new KeysResource(rooms.keys(), rooms.tenants(), rooms.audit()),
            new MetricsResource(gate, rooms.tenants(), tallies),
            new StatusResource(gate, rooms.tenants()));
  }

  void register(RoutesConfig routes) {
    gate.routes(routes);
    routes.beforeMatched(this::refuseLarge);
    routes.after(Rest::discard);
    resources.forEach(resource -> resource.routes(routes));
    routes.exception(
        HttpResponseException.class, (refused, ctx) -> Answers.problem(ctx, Answers.of(refused)));
    routes.exception(Exception.class, (failure, ctx) -> Answers.problem(ctx, Answers.of(failure)));
  }

  /** What says that it is too large is not looked at. */
  private void refuseLarge(Context ctx) {
    if (ctx.req().getContentLengthLong() > mostBytes) {
      throw Problem.of(413, "a body has at most " + mostBytes + " bytes");
    }
  }
}
