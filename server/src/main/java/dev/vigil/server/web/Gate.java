package dev.vigil.server.web;

import dev.vigil.server.access.AuditLog;
import dev.vigil.server.access.Caller;
import dev.vigil.server.access.Role;
import dev.vigil.server.access.Sessions.Session;
import dev.vigil.server.live.Tallies;
import dev.vigil.server.tenant.Tenant;
import dev.vigil.server.tenant.Tenants;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.security.RouteRole;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Lets in whoever may do what he asks for, and notes who has changed what. */
final class Gate {
  /** The header in which a page says again what it was told when its session began. */
  static final String CSRF = "X-CSRF-Token";

  private static final String CALLER = "vigil.caller";
  private static final Set<String> READS = Set.of("GET", "HEAD");

  private final Credentials credentials;
  private final Tenants tenants;
  private final AuditLog audit;
  private final Tallies tallies;
  private final HostNames names;
  private final Map<String, String> headers;

  Gate(WebServer.Rooms rooms, Credentials credentials, WebSettings settings, Tallies tallies) {
    this.credentials = credentials;
    this.tenants = rooms.tenants();
    this.audit = rooms.audit();
    this.tallies = tallies;
    this.names = new HostNames(settings);
    this.headers = SafeHeaders.of(settings.tls() != null);
  }

  void routes(RoutesConfig routes) {
    routes.before(ctx -> headers.forEach(ctx::header));
    routes.before(names::check);
    routes.beforeMatched(this::check);
    routes.after(this::note);
  }

  /** Whoever has no key learns nothing but that; so does whoever asks for what is not there. */
  private void check(Context ctx) {
    Set<RouteRole> roles = ctx.routeRoles();
    if (roles.contains(Open.ANYONE)) {
      return;
    }
    Optional<Caller> presented = credentials.presented(ctx);
    Caller caller = presented.orElseGet(() -> fromCookie(ctx));
    ctx.attribute(CALLER, caller);
    boolean allowed =
        roles.stream()
            .allMatch(role -> !(role instanceof Role needed) || caller.role().allows(needed));
    if (!allowed || roles.isEmpty()) {
      throw Problem.of(
          403, "this needs the role " + words(ctx) + ", and you have " + word(caller.role()));
    }
    if (caller.way() == Caller.Way.SESSION && roles.contains(Role.INGEST)) {
      throw Problem.of(403, "observations are sent with a key, not from a page");
    }
  }

  /** A browser adds its cookie whoever has made it ask, so that alone it proves too little. */
  private Caller fromCookie(Context ctx) {
    Session session =
        credentials
            .session(ctx)
            .orElseThrow(() -> Credentials.unknown(ctx, "it is not known who asks"));
    SameOrigin.check(ctx);
    if (!READS.contains(ctx.req().getMethod())) {
      String csrf = ctx.header(CSRF);
      if (csrf == null || !session.isCsrf(csrf)) {
        throw Problem.of(
            403,
            "a change from a page needs the header " + CSRF + ", as GET /api/v1/session has it");
      }
    }
    return session.caller();
  }

  private static String words(Context ctx) {
    return ctx.routeRoles().stream().map(Gate::word).findFirst().orElse("of nobody");
  }

  private static String word(RouteRole role) {
    return role.toString().toLowerCase(Locale.ROOT);
  }

  /** Notes every change but those that observations make, and everybody who was turned away. */
  private void note(Context ctx) {
    int status = ctx.statusCode();
    tallies.add("requests", 1);
    tallies.add("answers_" + status / 100 + "xx", 1);
    Caller caller = ctx.attribute(CALLER);
    boolean changes =
        !READS.contains(ctx.req().getMethod()) && !ctx.routeRoles().contains(Role.INGEST);
    if (status == 401 || status == 403 || (changes && caller != null)) {
      String action = ctx.req().getMethod() + " " + ctx.path();
      audit.note(new AuditLog.Act(caller, ctx.ip(), action, status));
    }
  }

  /** Notes that somebody has shown who he is, though he did not have to. */
  static void signedIn(Context ctx, Caller caller) {
    ctx.attribute(CALLER, caller);
  }

  /** Whether it is known who asks. */
  static boolean isKnown(Context ctx) {
    return ctx.attribute(CALLER) != null;
  }

  /** Who asks. */
  static Caller caller(Context ctx) {
    Caller caller = ctx.attribute(CALLER);
    if (caller == null) {
      throw new IllegalStateException("nobody has asked for the key of " + ctx.path());
    }
    return caller;
  }

  /** Whether who asks could still ask it: for what goes on for long. */
  boolean stillAdmits(Context ctx) {
    return credentials.hold(ctx, caller(ctx));
  }

  /** Whose things a request is about. */
  Tenant tenant(Context ctx) {
    return tenants.get(caller(ctx).tenant());
  }
}
