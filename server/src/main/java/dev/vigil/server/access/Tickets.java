package dev.vigil.server.access;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What stands in a link that signs somebody in: good once, for a quarter of an hour. In memory
 * only, as hashes. Thread-safe.
 */
public final class Tickets {
  private static final long LASTS = Duration.ofMinutes(15).toMillis();
  private static final int MOST = 16;

  private final KeyRing keys;
  private final InstantSource clock;
  private final Secrets secrets = new Secrets();
  private final Map<String, Good> good = new HashMap<>();

  public Tickets(KeyRing keys, InstantSource clock) {
    this.keys = keys;
    this.clock = clock;
  }

  private record Good(String key, long until) {}

  /**
   * Makes one for whoever holds a key.
   *
   * @param key its id
   * @throws IllegalStateException if there are too many that nobody has used
   */
  public synchronized String issue(String key) {
    good.values().removeIf(one -> clock.millis() >= one.until());
    if (good.size() >= MOST) {
      throw new IllegalStateException(MOST + " links wait to be used already");
    }
    String ticket = secrets.next();
    good.put(hash(ticket), new Good(key, clock.millis() + LASTS));
    return ticket;
  }

  /** Whose it is, if it is still good; it is not from now on. */
  public synchronized Optional<Caller> spend(String ticket) {
    Good spent = good.remove(hash(ticket));
    return Optional.ofNullable(spent)
        .filter(one -> clock.millis() < one.until())
        .flatMap(one -> keys.byId(one.key()))
        .map(Caller::of);
  }

  private static String hash(String ticket) {
    return Secrets.hex(Secrets.hash(ticket));
  }
}
