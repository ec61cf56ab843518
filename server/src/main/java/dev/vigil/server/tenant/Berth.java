package dev.vigil.server.tenant;

import dev.vigil.config.ConfigException;
import dev.vigil.server.tenant.Unserved.Why;
import dev.vigil.store.StoreException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * The place of a tenant. He is opened by whoever asks first; whoever asks meanwhile is told to come
 * again, so that nobody waits for what another has. What fails is tried again after a while.
 * Thread-safe.
 */
final class Berth {
  private static final Logger LOG = System.getLogger(Berth.class.getName());
  private static final long PAUSE_MILLIS = 5_000;

  private final String name;
  private final InstantSource clock;
  private final AtomicBoolean opening = new AtomicBoolean();
  private volatile @Nullable Tenant tenant;
  private volatile @Nullable Failure failure;

  Berth(String name, InstantSource clock) {
    this.name = name;
    this.clock = clock;
  }

  /** Opens what is his. */
  @FunctionalInterface
  interface Opener {
    /** Opens it. */
    Tenant open() throws ConfigException;
  }

  private record Failure(String why, long at) {}

  /** Whoever is in it. */
  Optional<Tenant> tenant() {
    return Optional.ofNullable(tenant);
  }

  /** Why nobody is, where that failed. */
  Optional<String> failure() {
    return Optional.ofNullable(failure).map(Failure::why);
  }

  /**
   * Whoever is in it, opened if nobody is.
   *
   * @throws Unserved if he is being opened, or that has failed just now
   */
  Tenant get(Opener opener) {
    Tenant there = tenant;
    if (there != null) {
      return there;
    }
    Failure before = failure;
    if (before != null && Math.abs(clock.millis() - before.at()) < PAUSE_MILLIS) {
      throw new Unserved(Why.FAILED, before.why());
    }
    if (!opening.compareAndSet(false, true)) {
      throw new Unserved(Why.OPENING, "what tenant " + name + " has is being opened");
    }
    try {
      there = tenant; // who came first may be done
      return there != null ? there : open(opener);
    } finally {
      opening.set(false);
    }
  }

  private Tenant open(Opener opener) {
    try {
      Tenant fresh = opener.open();
      tenant = fresh;
      failure = null;
      return fresh;
    } catch (ConfigException e) {
      throw failed("the configuration of tenant " + name + " is wrong: " + e.getMessage(), e);
    } catch (StoreException e) {
      throw failed(String.valueOf(e.getMessage()), e); // says whose it is
    } catch (UncheckedIOException | IllegalArgumentException e) {
      throw failed("tenant " + name + " cannot be opened: " + e.getMessage(), e);
    }
  }

  private Unserved failed(String why, Exception cause) {
    boolean known = failure().filter(why::equals).isPresent();
    failure = new Failure(why, clock.millis());
    LOG.log(known ? Level.DEBUG : Level.ERROR, why, cause);
    return new Unserved(Why.FAILED, why, cause);
  }
}
