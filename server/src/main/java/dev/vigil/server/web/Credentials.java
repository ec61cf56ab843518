package dev.vigil.server.web;

import dev.vigil.server.access.Caller;
import dev.vigil.server.access.Failures;
import dev.vigil.server.access.KeyRing;
import dev.vigil.server.access.Role;
import dev.vigil.server.access.Sessions;
import dev.vigil.server.access.Sessions.Session;
import dev.vigil.server.access.Tickets;
import dev.vigil.server.access.Tokens;
import io.javalin.http.Context;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Finds out who asks: from a key, a token, a cookie or a ticket. Thread-safe. */
final class Credentials {
  private static final String BEARER = "bearer ";
  private static final String TOKEN = "token "; // as senders of Influx have it
  private static final int LONGEST_KEY = 500;
  private static final int STRANGERS = 16;

  private final KeyRing keys;
  private final @Nullable Tokens tokens;
  private final Sessions sessions;
  private final Tickets tickets;
  private final Failures failures;
  private final SessionCookie cookie;
  private final InstantSource clock;
  private final Semaphore strangers = new Semaphore(STRANGERS);

  Credentials(WebServer.Rooms rooms, @Nullable Tokens tokens, SessionCookie cookie) {
    this.keys = rooms.keys();
    this.tokens = tokens;
    this.sessions = new Sessions(rooms.keys(), rooms.clock());
    this.tickets = rooms.tickets();
    this.failures = new Failures(rooms.clock());
    this.cookie = cookie;
    this.clock = rooms.clock();
  }

  /**
   * Who asks, as the headers of a request say; empty if they say nothing of it.
   *
   * @throws Problem if what they say opens nothing
   */
  Optional<Caller> presented(Context ctx) {
    String secret = header(ctx);
    return secret == null ? Optional.empty() : Optional.of(known(ctx, secret));
  }

  /** The session that a request is made in. A header that says who asks goes before it. */
  Optional<Session> session(Context ctx) {
    return header(ctx) == null ? cookie.read(ctx).flatMap(sessions::find) : Optional.empty();
  }

  /** Whether what somebody has shown when he asked still opens anything. */
  boolean hold(Context ctx, Caller caller) {
    return switch (caller.way()) {
      case KEY -> keys.holds(caller.id());
      case TOKEN -> clock.millis() < caller.until();
      case SESSION -> cookie.read(ctx).flatMap(sessions::find).isPresent();
    };
  }

  /**
   * Reads what somebody sends of whom nobody knows who he is; a few at once, so that those who send
   * it a byte at a time leave threads to others.
   */
  <T> T read(Supplier<T> body) {
    if (!strangers.tryAcquire()) {
      throw Problem.of(429, STRANGERS + " sign in already").retryAfter(1);
    }
    try {
      return body.get();
    } finally {
      strangers.release();
    }
  }

  /** Begins a session, and has the answer tell the browser so. */
  Session begin(Context ctx, Caller caller) {
    if (caller.role() == Role.INGEST) {
      throw Problem.of(403, "a key for sending has nothing to see in a session");
    }
    Gate.signedIn(ctx, caller);
    Session session = sessions.open(caller);
    cookie.set(ctx, session.secret());
    return session;
  }

  /** Ends the session that a request is made in. */
  void end(Context ctx) {
    cookie.read(ctx).ifPresent(sessions::close);
    cookie.clear(ctx);
  }

  private static @Nullable String header(Context ctx) {
    String header = ctx.header("Authorization");
    if (header == null) {
      return ctx.header("X-API-Key");
    }
    for (String scheme : new String[] {BEARER, TOKEN}) {
      if (header.regionMatches(true, 0, scheme, 0, scheme.length())) {
        return header.substring(scheme.length()).strip();
      }
    }
    return ctx.header("X-API-Key");
  }

  /**
   * Whose a key or a token is.
   *
   * @throws Problem if it opens nothing
   */
  Caller known(Context ctx, String secret) {
    if (tokens != null && Tokens.isToken(secret)) {
      return guarded(ctx, () -> token(ctx, tokens.see(secret)));
    }
    boolean possible = !secret.isEmpty() && secret.length() <= LONGEST_KEY;
    return guarded(
        ctx,
        () ->
            Optional.of(secret)
                .filter(one -> possible)
                .flatMap(keys::caller)
                .orElseThrow(() -> unknown(ctx, "there is no such key")));
  }

  /**
   * Whose a ticket is, which is spent by that.
   *
   * @throws Problem if it opens nothing
   */
  Caller ticket(Context ctx, String ticket) {
    return guarded(
        ctx,
        () ->
            tickets
                .spend(ticket)
                .orElseThrow(() -> unknown(ctx, "the link was used before, or is too old")));
  }

  /** Lets nobody try too often. */
  private Caller guarded(Context ctx, Supplier<Caller> look) {
    String address = ctx.ip();
    try {
      Caller caller = look.get();
      if (failures.admits(address, caller.id())) {
        return caller;
      }
    } catch (Problem refused) {
      if (refused.status() != 401) {
        throw refused;
      }
      int before = failures.waits(address);
      failures.failed(address);
      if (before == 0) {
        throw refused;
      }
    }
    throw Problem.of(429, "too many keys that are none have come from your address")
        .retryAfter(Math.max(1, failures.waits(address)));
  }

  private static Caller token(Context ctx, Tokens.Seen seen) {
    if (seen instanceof Tokens.Seen.Known known) {
      return known.caller();
    } else if (seen instanceof Tokens.Seen.Powerless powerless) {
      ctx.header("WWW-Authenticate", "Bearer realm=\"vigil\", error=\"insufficient_scope\"");
      throw Problem.of(403, powerless.why());
    } else if (seen instanceof Tokens.Seen.NotNow later) {
      throw Problem.of(503, later.why()).retryAfter(5);
    }
    String why = ((Tokens.Seen.Refused) seen).why();
    ctx.header(
        "WWW-Authenticate",
        "Bearer realm=\"vigil\", error=\"invalid_token\", error_description=\"" + why + "\"");
    throw Problem.of(401, why);
  }

  /** Says that a key is needed, and how it is presented. */
  static Problem unknown(Context ctx, String why) {
    ctx.header("WWW-Authenticate", "Bearer realm=\"vigil\"");
    return Problem.of(
        401, why + "; a key is needed, as 'Authorization: Bearer KEY' or 'X-API-Key: KEY'");
  }
}
