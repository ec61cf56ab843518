package dev.vigil.server.tenant;

import dev.vigil.config.ConfigException;
import dev.vigil.server.tenant.Unserved.Why;
import dev.vigil.store.StoreException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * All tenants, each opened when he is first asked for, and without the others noticing.
 * Thread-safe.
 */
public final class Tenants implements AutoCloseable {
  private static final Logger LOG = System.getLogger(Tenants.class.getName());

  /** Whose everything is where nobody says otherwise. */
  public static final String DEFAULT = "default";

  private static final long TURN_SECONDS = 5;

  /** How long the start waits for a database, as when a machine comes up. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Path folder;
  private final Path config;
  private final TenantSpec spec;
  private final ConcurrentNavigableMap<String, Berth> berths = new ConcurrentSkipListMap<>();
  private final ScheduledExecutorService turner =
      Executors.newSingleThreadScheduledExecutor(Tenants::thread);

  /**
   * Opens the default one.
   *
   * @param config of the default tenant
   * @throws ConfigException with all that is wrong with it
   * @throws StoreException if what he has cannot be opened
   */
  public Tenants(Path folder, Path config, TenantSpec spec) throws ConfigException {
    this.folder = folder;
    this.config = config;
    this.spec = spec;
    Tenant first = open(DEFAULT, PATIENCE);
    berth(DEFAULT).get(() -> first);
    Future<?> unused =
        turner.scheduleWithFixedDelay(
            () -> all().forEach(Tenant::turn), TURN_SECONDS, TURN_SECONDS, TimeUnit.SECONDS);
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "vigil-turn");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * A tenant, opened if he is not: then whoever asks waits until it is done, a while for what was
   * kept to be read, too, and nobody else does.
   *
   * @throws Unserved if there are too many, he is being opened, or what he has cannot be opened
   */
  public Tenant get(String name) {
    Berth berth = berth(name);
    Optional<Tenant> there = berth.tenant();
    return there.isPresent() ? there.get() : berth.get(() -> ready(open(name, Duration.ZERO)));
  }

  private static Tenant ready(Tenant fresh) {
    fresh.awaitReady();
    return fresh;
  }

  private Berth berth(String name) {
    Berth there = berths.get(name);
    if (there != null) {
      return there;
    }
    synchronized (this) {
      if (!berths.containsKey(name) && berths.size() >= most()) {
        throw new Unserved(
            Why.TOO_MANY,
            "tenant " + name + " is not served: there are " + most() + " (server.limits.tenants)");
      }
      return berths.computeIfAbsent(name, his -> new Berth(his, spec.clock()));
    }
  }

  private Tenant open(String name, Duration patience) throws ConfigException {
    Path his = folder.resolve(name);
    Path file = name.equals(DEFAULT) ? config : his.resolve("vigil.yaml");
    return new Tenant(name, his, file, spec, patience);
  }

  /**
   * Opens a tenant if he has been here before. Where that fails, he fails alone: {@link #failed}
   * tells it, and his next request tries again.
   */
  public void reopen(String name) {
    if (berths.containsKey(name) || !Files.isDirectory(folder.resolve(name))) {
      return;
    }
    try {
      Tenant unused = berth(name).get(() -> open(name, Duration.ZERO));
    } catch (Unserved e) {
      if (e.why() == Why.TOO_MANY) {
        LOG.log(Level.WARNING, e.getMessage());
      }
    }
  }

  /** How many there may be. */
  public int most() {
    return spec.bounds().tenants();
  }

  /** Those that are open, in the order of their names. */
  public List<Tenant> all() {
    return berths.values().stream().flatMap(berth -> berth.tenant().stream()).toList();
  }

  /** Those that could not be opened, or of whom what was kept cannot be read, and why. */
  public Map<String, String> failed() {
    Map<String, String> failed = new LinkedHashMap<>();
    berths.forEach(
        (name, berth) ->
            berth
                .failure()
                .or(() -> berth.tenant().flatMap(tenant -> tenant.live().failure()))
                .ifPresent(why -> failed.put(name, why)));
    return failed;
  }

  /** Those that have a place, open or not. */
  public Set<String> names() {
    return Set.copyOf(berths.keySet());
  }

  @Override
  public void close() {
    turner.shutdown();
    all().forEach(Tenant::close);
  }
}
