package dev.vigil.server.web;

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

  private void ready(Context ctx) {
    for (Tenant tenant : tenants.all()) {
      if (!tenant.live().ready()) {
        boolean failed = tenant.live().restored().isCompletedExceptionally();
        throw Problem.of(
                503, failed ? "what was kept cannot be read; see the log" : "the journal is read")
            .retryAfter(1);
      }
    }
    ctx.contentType("text/plain").result("ready\n");
  }
}
