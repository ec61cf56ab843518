package dev.vigil.server.web;

import dev.vigil.server.access.AuditLog;
import dev.vigil.server.access.KeyRing;
import dev.vigil.server.live.Tallies;
import dev.vigil.server.tenant.Tenants;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.time.InstantSource;
import java.util.List;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** Everything that is heard and answered over HTTP. */
public final class WebServer implements AutoCloseable {
  private static final int MOST_THREADS = 200;
  private static final int LEAST_THREADS = 8;
  private static final int IDLE_MILLIS = 30_000;
  private static final int HEADER_BYTES = 8 << 10;
  private static final long SMALL_BODY = 1 << 20;
  private static final long LARGE_BODY = 32 << 20;

  private final Javalin javalin;

  /**
   * What the paths lead to.
   *
   * @param clock of what people do
   */
  public record Rooms(Tenants tenants, KeyRing keys, AuditLog audit, InstantSource clock) {}

  /**
   * Listens.
   *
   * @param port 0 for any that is free
   */
  public WebServer(String host, int port, Rooms rooms) {
    Tallies tallies = new Tallies();
    Gate gate = new Gate(rooms.keys(), rooms.tenants(), rooms.audit(), tallies);
    List<Resource> resources =
        List.of(
            new HealthResource(rooms.tenants()),
            new IngestResource(gate),
            new HistoryResource(gate),
            new FactsResource(gate),
            new DeedsResource(gate),
            new SilencesResource(gate, rooms.clock()),
            new DeploymentsResource(gate, rooms.clock()),
            new FeedbackResource(gate),
            new EventsResource(gate),
            new ConfigurationResource(gate),
            new DetectorsResource(),
            new SeriesResource(gate, rooms.clock()),
            new RulesResource(gate, rooms.clock()),
            new MaintenanceResource(gate, rooms.clock()),
            new WhatIfResource(gate, rooms.clock()),
            new DetectResource(gate, rooms.clock()),
            new KeysResource(rooms.keys(), rooms.audit()),
            new MetricsResource(gate, tallies));
    this.javalin =
        Javalin.create(
            config -> {
              limits(host, port, config);
              routes(gate, resources, config.routes);
            });
    javalin.start();
  }

  private static void limits(String host, int port, JavalinConfig config) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.http.maxRequestSize = SMALL_BODY;
    config.http.prefer405over404 = true;
    config.jetty.host = host;
    config.jetty.port = port;
    config.jetty.threadPool = new QueuedThreadPool(MOST_THREADS, LEAST_THREADS, IDLE_MILLIS);
    config.jetty.modifyHttpConfiguration(WebServer::limits);
    config.jetty.modifyServer(
        server -> {
          server.setErrorHandler(new ErrorPage());
          server.setStopTimeout(0); // idle connections would be waited for
        });
    config.jetty.modifyServletContextHandler(handler -> handler.setErrorHandler(new ErrorPage()));
  }

  private static void limits(HttpConfiguration http) {
    http.setRequestHeaderSize(HEADER_BYTES);
    http.setIdleTimeout(IDLE_MILLIS);
    http.setSendServerVersion(false);
    http.setSendXPoweredBy(false);
  }

  private static void routes(Gate gate, List<Resource> resources, RoutesConfig routes) {
    gate.routes(routes);
    routes.before(WebServer::refuseLarge);
    resources.forEach(resource -> resource.routes(routes));
    routes.exception(
        HttpResponseException.class, (refused, ctx) -> Answers.problem(ctx, Answers.of(refused)));
    routes.exception(Exception.class, (failure, ctx) -> Answers.problem(ctx, Answers.of(failure)));
  }

  /** What says that it is too large is not read at all. */
  private static void refuseLarge(Context ctx) {
    if (ctx.req().getContentLengthLong() > LARGE_BODY) {
      ctx.header("Connection", "close");
      throw Problem.of(413, "a body has at most " + LARGE_BODY + " bytes");
    }
  }

  /** The port on which it listens. */
  public int port() {
    return javalin.port();
  }

  @Override
  public void close() {
    javalin.stop();
  }
}
