package dev.vigil.server.web;

import dev.vigil.server.access.Role;
import dev.vigil.server.live.Event;
import dev.vigil.server.live.EventRing;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;

/**
 * Anomalies, alerts and incidents as they happen, as server-sent events. Whoever says which event
 * he had last gets what came after it, or is told that some of it is forgotten. It ends with the
 * key or the session that it was asked for with.
 */
final class EventsResource implements Resource {
  private static final int AT_ONCE = 200;
  private static final long HEARTBEAT_MILLIS = 10_000;

  private final Gate gate;
  private final int most;
  private final Semaphore listeners;

  /**
   * @param most that may listen at once
   */
  EventsResource(Gate gate, int most) {
    this.gate = gate;
    this.most = most;
    this.listeners = new Semaphore(most);
  }

  @Override
  public void routes(RoutesConfig routes) {
    routes.get("/api/v1/events", this::listen, Role.READ);
  }

  private void listen(Context ctx) {
    if (ctx.method().equals(HandlerType.HEAD)) {
      ctx.contentType("text/event-stream");
      return;
    }
    EventRing ring = gate.tenant(ctx).live().events();
    long last = last(ctx, ring);
    if (!listeners.tryAcquire()) {
      throw Problem.of(429, most + " listen already").retryAfter(10);
    }
    ctx.contentType("text/event-stream");
    ctx.header("X-Accel-Buffering", "no");
    ring.listens(true);
    try {
      OutputStream out = ctx.res().getOutputStream(); // the other one gathers to compress
      follow(ring, last, out, () -> gate.stillAdmits(ctx));
    } catch (IOException e) {
      ctx.status(200); // whoever listened has gone, which is how this ends
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      ring.listens(false);
      listeners.release();
    }
  }

  private static long last(Context ctx, EventRing ring) {
    String header = ctx.header("Last-Event-ID");
    String text = header == null ? Params.text(ctx, "lastEventId") : header;
    return text.isBlank() ? ring.newest() : Params.number("Last-Event-ID", text);
  }

  private static void follow(EventRing ring, long from, OutputStream to, BooleanSupplier admitted)
      throws IOException, InterruptedException {
    long last = from;
    write(": listening\nretry: 2000\n\n", to);
    if (!ring.reaches(last)) {
      write("event: gap\ndata: {\"after\":" + last + "}\n\n", to);
      last = last > ring.newest() ? ring.newest() : last;
    }
    to.flush();
    do {
      StringBuilder text = new StringBuilder();
      for (Event event : ring.after(last, AT_ONCE)) {
        text.append("id: ").append(event.id()).append("\nevent: ").append(event.type());
        text.append("\ndata: ").append(event.json()).append("\n\n");
        last = event.id();
      }
      write(text.isEmpty() ? ": still here\n\n" : text.toString(), to);
      to.flush();
    } while (ring.await(last, HEARTBEAT_MILLIS) && admitted.getAsBoolean());
  }

  private static void write(String text, OutputStream to) throws IOException {
    to.write(text.getBytes(StandardCharsets.UTF_8));
  }
}
