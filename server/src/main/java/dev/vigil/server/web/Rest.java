package dev.vigil.server.web;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.io.EndPoint;

/**
 * What is left of a body when a request is refused. A connection that is closed while somebody
 * still sends is reset, and the answer is lost on the way to him; so a known sender's body is read
 * to its end, for a while, and thrown away.
 */
final class Rest {
  private static final long MILLIS = 2_000;
  private static final long MOST = 64 << 20;
  private static final int PIECE = 64 << 10;

  private Rest() {}

  static void discard(Context ctx) {
    if (ctx.statusCode() < 400 || !hasBody(ctx) || !Gate.isKnown(ctx)) {
      return;
    }
    EndPoint line =
        ServletContextRequest.getServletContextRequest(ctx.req())
            .getConnectionMetaData()
            .getConnection()
            .getEndPoint();
    long usual = line.getIdleTimeout();
    line.setIdleTimeout(MILLIS);
    long left = MOST;
    byte[] piece = new byte[PIECE];
    try {
      InputStream in = new TimedBody(ctx.req().getInputStream(), MILLIS, System::nanoTime);
      for (int count = 0; count >= 0 && left > 0; left -= count) {
        count = in.read(piece);
      }
    } catch (IOException e) {
      ctx.header("Connection", "close"); // too slow, or gone
    } finally {
      line.setIdleTimeout(usual);
    }
  }

  private static boolean hasBody(Context ctx) {
    return ctx.req().getContentLengthLong() > 0 || ctx.header("Transfer-Encoding") != null;
  }
}
