package dev.vigil.server.web;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** The body of a request that holds no observations: not large, and not long on its way. */
final class SmallBody {
  /** Bytes at most. */
  static final int MOST = 1 << 20;

  private static final long MILLIS = 30_000;

  private SmallBody() {}

  /**
   * All of it.
   *
   * @throws Problem if it is too large or takes too long
   */
  static byte[] of(Context ctx) {
    Problem large = Problem.of(413, "this body has at most " + MOST + " bytes");
    if (ctx.req().getContentLengthLong() > MOST) {
      throw large;
    }
    try {
      InputStream in = new TimedBody(ctx.bodyInputStream(), MILLIS, System::nanoTime);
      byte[] bytes = in.readNBytes(MOST + 1);
      if (bytes.length > MOST) {
        throw large;
      }
      return bytes;
    } catch (TimedBody.TooSlow e) {
      throw Problem.of(408, e.getMessage() + "; nothing was done");
    } catch (IOException e) {
      throw Problem.bad("the body could not be read to its end; nothing was done");
    }
  }

  /** The fields of a form of a page; of twins the last. */
  static Map<String, String> form(Context ctx) {
    Map<String, String> fields = new TreeMap<>();
    for (String pair : new String(of(ctx), StandardCharsets.UTF_8).split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        fields.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
      }
    }
    return fields;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw Problem.bad("the form cannot be read");
    }
  }
}
