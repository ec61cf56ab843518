package dev.vigil.server.web;

import dev.vigil.server.access.Caller;
import dev.vigil.server.access.Sessions.Session;
import dev.vigil.server.live.State;
import dev.vigil.server.tenant.Tenants;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** A small page that says what runs here, and lets people in. It needs no scripts. */
final class HomeResource implements Resource {
  private static final String HTML = "text/html; charset=utf-8";

  private final Credentials credentials;
  private final Tenants tenants;

  HomeResource(Credentials credentials, Tenants tenants) {
    this.credentials = credentials;
    this.tenants = tenants;
  }

  @Override
  public void routes(RoutesConfig routes) {
    routes.get("/", this::home, Open.ANYONE);
    routes.get("/login", ctx -> page(ctx, form("")), Open.ANYONE);
    routes.post("/login", this::login, Open.ANYONE);
    routes.post("/logout", this::logout, Open.ANYONE);
    file(routes, "home.css", "text/css; charset=utf-8");
    file(routes, "login.js", "text/javascript; charset=utf-8");
  }

  private static void file(RoutesConfig routes, String name, String type) {
    byte[] bytes = resource(name);
    routes.get("/" + name, ctx -> ctx.contentType(type).result(bytes), Open.ANYONE);
  }

  /** A file that lies beside this class. */
  static byte[] resource(String name) {
    try (InputStream in = HomeResource.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("there is no resource " + name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void home(Context ctx) {
    Optional<Session> session = credentials.session(ctx);
    page(ctx, state() + session.map(HomeResource::welcome).orElseGet(() -> form("")));
  }

  /** For browsers without scripts as well. */
  private void login(Context ctx) {
    SameOrigin.check(ctx);
    String key = credentials.read(() -> SmallBody.form(ctx)).getOrDefault("key", "").strip();
    try {
      credentials.begin(ctx, credentials.known(ctx, key));
      ctx.redirect("/", HttpStatus.SEE_OTHER);
    } catch (Problem refused) {
      ctx.status(refused.status());
      page(ctx, form(refused.detail()));
    }
  }

  private void logout(Context ctx) {
    SameOrigin.check(ctx);
    String csrf = credentials.read(() -> SmallBody.form(ctx)).getOrDefault("csrf", "");
    Optional<Session> session = credentials.session(ctx).filter(one -> one.isCsrf(csrf));
    session.ifPresent(
        one -> {
          Gate.signedIn(ctx, one.caller());
          credentials.end(ctx);
        });
    ctx.redirect("/", HttpStatus.SEE_OTHER);
  }

  private static void page(Context ctx, String body) {
    String frame = new String(resource("home.html"), StandardCharsets.UTF_8);
    SafeHeaders.page(ctx);
    ctx.contentType(HTML).result(frame.replace("<!-- body -->", body));
  }

  private String state() {
    boolean ready =
        tenants.all().stream().noneMatch(tenant -> tenant.live().state() == State.STARTING);
    return "<p>" + (ready ? "It runs." : "It is still reading what it kept.") + "</p>\n";
  }

  private static String form(String told) {
    return """
        <form method="post" action="/login">
          <label for="key">Key or token</label>
          <input id="key" name="key" type="password" autocomplete="current-password" required>
          <button>Sign in</button>
        </form>
        <p id="told" role="status">%s</p>
        """
        .formatted(escaped(told));
  }

  private static String welcome(Session session) {
    Caller caller = session.caller();
    return """
        <p>Signed in as <b>%s</b>: %s of tenant %s.</p>
        <p>
          <a href="/api/v1/series">series</a>
          <a href="/api/v1/anomalies">anomalies</a>
          <a href="/api/v1/alerts">alerts</a>
          <a href="/api/v1/incidents">incidents</a>
          <a href="/api/v1/status">status</a>
        </p>
        <form method="post" action="/logout">
          <input type="hidden" name="csrf" value="%s">
          <button>Sign out</button>
        </form>
        """
        .formatted(
            escaped(caller.name()),
            caller.role().name().toLowerCase(Locale.ROOT),
            escaped(caller.tenant()),
            session.csrf());
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
