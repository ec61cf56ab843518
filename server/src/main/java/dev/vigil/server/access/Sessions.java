package dev.vigil.server.access;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Browsers that have shown a key or a token once and go on with a cookie. In memory only, under the
 * hash of what is in the cookie: a restart ends them all. Thread-safe.
 */
public final class Sessions {
  private static final long LONGEST = Duration.ofHours(12).toMillis();
  private static final long IDLE = Duration.ofHours(1).toMillis();
  private static final int MOST = 1_000;
  private static final int MOST_OF_ONE = 20;

  private final KeyRing keys;
  private final InstantSource clock;
  private final Secrets secrets = new Secrets();
  private final Map<String, Held> held = new HashMap<>();

  public Sessions(KeyRing keys, InstantSource clock) {
    this.keys = keys;
    this.clock = clock;
  }

  /**
   * A session.
   *
   * @param secret what stands in the cookie
   * @param csrf what has to come with every change as well, and no other site can know
   */
  public record Session(Caller caller, String secret, String csrf) {
    /** Whether this is what has to come with a change. */
    public boolean isCsrf(String presented) {
      return Secrets.same(csrf, presented);
    }

    @Override
    public String toString() {
      return "Session[" + caller.id() + "]"; // without the secrets
    }
  }

  /** A session, who has begun it, and when it was used last. */
  private static final class Held {
    final Caller from;
    final Caller caller;
    final String csrf;
    long used;

    Held(Caller from, Caller caller, String csrf, long used) {
      this.from = from;
      this.caller = caller;
      this.csrf = csrf;
      this.used = used;
    }
  }

  /** Begins one for somebody; of too many the one goes that was used the longest ago. */
  public synchronized Session open(Caller from) {
    long now = clock.millis();
    held.values().removeIf(one -> !holds(one, now));
    makeRoom(MOST_OF_ONE, one -> one.from.id().equals(from.id()));
    makeRoom(MOST, one -> true);
    String secret = secrets.next();
    Caller caller = from.inSession(Math.min(from.until(), now + LONGEST));
    Held fresh = new Held(from, caller, secrets.next(), now);
    held.put(hash(secret), fresh);
    return new Session(caller, secret, fresh.csrf);
  }

  private void makeRoom(int most, Predicate<Held> of) {
    if (held.values().stream().filter(of).count() >= most) {
      held.values().stream()
          .filter(of)
          .min(Comparator.comparingLong(one -> one.used))
          .ifPresent(oldest -> held.values().remove(oldest));
    }
  }

  /** The session of a cookie, if it still holds. It is used by that. */
  public synchronized Optional<Session> find(String secret) {
    String hash = hash(secret);
    Held found = held.get(hash);
    if (found == null) {
      return Optional.empty();
    }
    long now = clock.millis();
    if (!holds(found, now)) {
      held.remove(hash);
      return Optional.empty();
    }
    found.used = now;
    return Optional.of(new Session(found.caller, secret, found.csrf));
  }

  /** It ends with its time, when nobody uses it, and with the key that it was begun with. */
  private boolean holds(Held one, long now) {
    boolean allowed = one.from.way() != Caller.Way.KEY || keys.byId(one.from.id()).isPresent();
    return allowed && now < one.caller.until() && now - one.used < IDLE;
  }

  /** Ends one. */
  public synchronized void close(String secret) {
    held.remove(hash(secret));
  }

  private static String hash(String secret) {
    return Secrets.hex(Secrets.hash(secret));
  }
}
