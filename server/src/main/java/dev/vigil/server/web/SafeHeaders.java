package dev.vigil.server.web;

import io.javalin.http.Context;
import java.util.Map;
import java.util.TreeMap;

/** Headers of every answer: nothing may be framed, guessed to be another type, cached or run. */
final class SafeHeaders {
  private static final String HSTS = "max-age=31536000";
  private static final String POLICY = "Content-Security-Policy";

  /** What our own page may have: what comes from here, and nothing within itself. */
  private static final String PAGE =
      "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self';"
          + " frame-ancestors 'none'";

  private static final Map<String, String> USUAL =
      Map.of(
          POLICY,
          "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
          "X-Content-Type-Options",
          "nosniff",
          "X-Frame-Options",
          "DENY",
          "Referrer-Policy",
          "no-referrer",
          "Cross-Origin-Resource-Policy",
          "same-origin",
          "Cross-Origin-Opener-Policy",
          "same-origin",
          "Cross-Origin-Embedder-Policy",
          "require-corp",
          "Permissions-Policy",
          "camera=(), geolocation=(), microphone=()",
          "Cache-Control",
          "no-store");

  private SafeHeaders() {}

  /**
   * Those of answers to programs.
   *
   * @param encrypted whether browsers are to come back encrypted only
   */
  static Map<String, String> of(boolean encrypted) {
    Map<String, String> headers = new TreeMap<>(USUAL);
    if (encrypted) {
      headers.put("Strict-Transport-Security", HSTS);
    }
    return headers;
  }

  /** Makes of an answer a page. */
  static void page(Context ctx) {
    ctx.header(POLICY, PAGE);
  }
}
