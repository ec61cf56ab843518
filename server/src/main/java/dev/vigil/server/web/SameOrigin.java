package dev.vigil.server.web;

import io.javalin.http.Context;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Tells requests that a page of ours makes from those that another page makes of a browser. */
final class SameOrigin {
  private SameOrigin() {}

  /**
   * Refuses a request of which the browser says that it comes from elsewhere. What it says of the
   * site goes first, since a proxy may have changed the name by which it asked.
   */
  static void check(Context ctx) {
    String site = ctx.header("Sec-Fetch-Site");
    String origin = ctx.header("Origin");
    boolean reads = ctx.req().getMethod().equals("GET");
    boolean ours =
        site == null
            ? origin == null || isOurs(origin, ctx.header("Host"))
            : site.equals("same-origin") || (reads && site.equals("none"));
    if (!ours) {
      throw Problem.of(403, "the request comes from a page of another origin");
    }
  }

  /** Another port or another name is another origin; a proxy may have taken TLS away. */
  private static boolean isOurs(String origin, @Nullable String host) {
    try {
      String authority = URI.create(origin).getRawAuthority();
      return authority != null && authority.equalsIgnoreCase(host);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
