package dev.vigil.server.web;

import dev.vigil.server.live.Signs;
import dev.vigil.server.live.State;
import dev.vigil.server.tenant.Tenant;
import dev.vigil.server.tenant.Tenants;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

/** Whether it lives, and whether it takes observations in; for whoever asks, without a key. */
final class HealthResource implements Resource {
  private final Tenants tenants;

  HealthResource(Tenants tenants) {
    this.tenants = tenants;
  }

  @Override
  public void routes(RoutesConfig routes) {
    routes.get("/healthz", ctx -> ctx.contentType("text/plain").result("live\n"), Open.ANYONE);
    routes.get("/readyz", this::ready, Open.ANYONE);
  }

  /** Whoever shares requests out is to send them elsewhere. */
  private static void refuse(Signs.Trouble trouble) {
    throw Problem.of(503, "the journal cannot be written: " + trouble.reason()).retryAfter(10);
  }

  private boolean isDegraded() {
    return !tenants.failed().isEmpty()
        || tenants.all().stream().anyMatch(tenant -> tenant.live().state() != State.READY);
  }

  private void ready(Context ctx) {
    for (Tenant tenant : tenants.all()) {
      boolean failed = tenant.live().state() == State.FAILED;
      if (failed && !tenant.name().equals(Tenants.DEFAULT)) {
        continue; // he fails alone
      }
      if (!tenant.live().ready()) {
        throw Problem.of(
                503, failed ? "what was kept cannot be read; see the log" : "the journal is read")
            .retryAfter(1);
      }
      tenant.live().signs().trouble(Signs.Part.JOURNAL).ifPresent(HealthResource::refuse);
    }
    ctx.contentType("text/plain").result(isDegraded() ? "degraded\n" : "ready\n");
  }
}
