package dev.vigil.server.web;

import dev.vigil.server.access.ApiKey;
import dev.vigil.server.access.AuditLog;
import dev.vigil.server.access.KeyRing;
import dev.vigil.server.access.Role;
import dev.vigil.server.live.Tallies;
import dev.vigil.server.tenant.Tenant;
import dev.vigil.server.tenant.Tenants;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lets in whoever has a key for what is asked, and notes who has changed what. */
final class Gate {
  private static final String KEY = "vigil.key";

  /** The second is what clients of InfluxDB say. */
  private static final List<String> SCHEMES = List.of("Bearer ", "Token ");

  private static final int LONGEST_KEY = 500;

  /** Nothing here may be framed, guessed to be another type, cached or run. */
  private static final Map<String, String> HEADERS =
      Map.of(
          "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'; base-uri 'none'",
          "X-Content-Type-Options", "nosniff",
          "X-Frame-Options", "DENY",
          "Referrer-Policy", "no-referrer",
          "Cross-Origin-Resource-Policy", "same-origin",
          "Cross-Origin-Opener-Policy", "same-origin",
          "Permissions-Policy", "camera=(), geolocation=(), microphone=()",
          "Cache-Control", "no-store");

  private final KeyRing keys;
  private final Tenants tenants;
  private final AuditLog audit;
  private final Tallies tallies;

  Gate(KeyRing keys, Tenants tenants, AuditLog audit, Tallies tallies) {
    this.keys = keys;
    this.tenants = tenants;
    this.audit = audit;
    this.tallies = tallies;
  }

  void routes(RoutesConfig routes) {
    routes.before(ctx -> HEADERS.forEach(ctx::header));
    routes.beforeMatched(this::check);
    routes.after(this::note);
  }

  /** Whoever has no key learns nothing but that; so does whoever asks for what is not there. */
  private void check(Context ctx) {
    if (isOpen(ctx.path())) {
      return;
    }
    Optional<ApiKey> key = presented(ctx).flatMap(keys::find);
    if (key.isEmpty()) {
      ctx.header("WWW-Authenticate", "Bearer realm=\"vigil\"");
      throw Problem.of(401, "a key is needed, as 'Authorization: Bearer KEY' or 'X-API-Key: KEY'");
    }
    ctx.attribute(KEY, key.get());
    boolean allowed =
        ctx.routeRoles().stream()
            .allMatch(role -> role instanceof Role needed && key.get().role().allows(needed));
    if (!allowed || ctx.routeRoles().isEmpty()) {
      throw Problem.of(
          403, "this needs the role " + words(ctx) + ", and the key has " + key.get().role());
    }
  }

  private static String words(Context ctx) {
    return ctx.routeRoles().stream().map(Object::toString).findFirst().orElse("of nobody");
  }

  private static boolean isOpen(String path) {
    return path.equals("/healthz") || path.equals("/readyz");
  }

  private static Optional<String> presented(Context ctx) {
    String header = ctx.header("Authorization");
    String key = ctx.header("X-API-Key");
    for (String scheme : SCHEMES) {
      if (header != null && header.regionMatches(true, 0, scheme, 0, scheme.length())) {
        key = header.substring(scheme.length()).strip();
      }
    }
    return Optional.ofNullable(key).filter(one -> !one.isEmpty() && one.length() <= LONGEST_KEY);
  }

  /** Notes every change but those that observations make, and everybody who was turned away. */
  private void note(Context ctx) {
    int status = ctx.statusCode();
    tallies.add("requests", 1);
    tallies.add("answers_" + status / 100 + "xx", 1);
    ApiKey key = ctx.attribute(KEY);
    boolean changes = !ctx.req().getMethod().equals("GET") && !takesObservations(ctx);
    if (status == 401 || status == 403 || (changes && key != null)) {
      String action = ctx.req().getMethod() + " " + ctx.path();
      audit.note(
          new AuditLog.Act(
              key == null ? "" : key.tenant(),
              key == null ? "" : key.id(),
              ctx.ip(),
              action,
              status));
    }
  }

  private static boolean takesObservations(Context ctx) {
    return ctx.routeRoles().contains(Role.INGEST);
  }

  /** The key that a request came with. */
  static ApiKey key(Context ctx) {
    ApiKey key = ctx.attribute(KEY);
    if (key == null) {
      throw new IllegalStateException("nobody has asked for the key of " + ctx.path());
    }
    return key;
  }

  /** Whose things a request is about. */
  Tenant tenant(Context ctx) {
    return tenants.get(key(ctx).tenant());
  }
}
