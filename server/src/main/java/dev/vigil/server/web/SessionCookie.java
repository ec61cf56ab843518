package dev.vigil.server.web;

import io.javalin.http.Context;
import java.util.Optional;

/**
 * The cookie of a session. No script sees it, no other site can have it sent, and under TLS it goes
 * nowhere else. Its name has the port in it, since cookies are of a host and not of a port, and two
 * servers on one machine would throw each other out.
 */
final class SessionCookie {
  private static final int LONGEST = 100;

  private final boolean encrypted;

  SessionCookie(boolean encrypted) {
    this.encrypted = encrypted;
  }

  private String name(Context ctx) {
    return (encrypted ? "__Host-vigil-" : "vigil-") + ctx.req().getLocalPort();
  }

  Optional<String> read(Context ctx) {
    return Optional.ofNullable(ctx.cookie(name(ctx)))
        .filter(secret -> !secret.isEmpty() && secret.length() <= LONGEST);
  }

  /** Ends with the browser's own session; how long it holds at most, the server knows. */
  void set(Context ctx, String secret) {
    ctx.header("Set-Cookie", name(ctx) + "=" + secret + attributes());
  }

  void clear(Context ctx) {
    ctx.header("Set-Cookie", name(ctx) + "=" + attributes() + "; Max-Age=0");
  }

  private String attributes() {
    return "; Path=/; HttpOnly; SameSite=Strict" + (encrypted ? "; Secure" : "");
  }
}
