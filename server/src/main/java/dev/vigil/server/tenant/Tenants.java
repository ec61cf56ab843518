package dev.vigil.server.tenant;

import dev.vigil.config.ConfigException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** All tenants, each opened when he is first asked for. Thread-safe. */
public final class Tenants implements AutoCloseable {
  /** Whose everything is where nobody says otherwise. */
  public static final String DEFAULT = "default";

  private static final long TURN_SECONDS = 5;

  /** How long the start waits for a database, as when a machine comes up. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Path folder;
  private final Path config;
  private final TenantSpec spec;
  private final Map<String, Tenant> open = new LinkedHashMap<>();
  private final ScheduledExecutorService turner =
      Executors.newSingleThreadScheduledExecutor(Tenants::thread);

  /**
   * Opens the default one, and those that have been here before.
   *
   * @param config of the default tenant
   * @throws ConfigException with all that is wrong with a configuration
   */
  public Tenants(Path folder, Path config, TenantSpec spec) throws ConfigException {
    this.folder = folder;
    this.config = config;
    this.spec = spec;
    open(DEFAULT, PATIENCE);
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
   * A tenant.
   *
   * @throws IllegalStateException if there are too many, or his configuration is wrong
   * @throws dev.vigil.store.StoreException if what he has cannot be opened
   */
  public Tenant get(String name) {
    return get(name, Duration.ZERO);
  }

  private synchronized Tenant get(String name, Duration patience) {
    Tenant found = open.get(name);
    if (found != null) {
      return found;
    }
    if (open.size() >= spec.bounds().tenants()) {
      throw new IllegalStateException(
          "at most " + spec.bounds().tenants() + " tenants can be served at once");
    }
    try {
      Tenant fresh = open(name, patience);
      fresh.awaitReady();
      return fresh;
    } catch (ConfigException e) {
      throw new IllegalStateException("the configuration of tenant " + name + " is wrong", e);
    }
  }

  private synchronized Tenant open(String name, Duration patience) throws ConfigException {
    Path his = folder.resolve(name);
    boolean isDefault = name.equals(DEFAULT);
    Path file = isDefault ? config : his.resolve("vigil.yaml");
    Tenant tenant = new Tenant(name, his, file, spec, patience);
    open.put(name, tenant);
    return tenant;
  }

  /** Opens a tenant who has a key, if he has been here before. */
  public synchronized void reopen(String name) {
    if (!open.containsKey(name) && Files.isDirectory(folder.resolve(name))) {
      get(name, PATIENCE);
    }
  }

  /** Those that are open. */
  public synchronized List<Tenant> all() {
    return new ArrayList<>(open.values());
  }

  @Override
  public void close() {
    turner.shutdown();
    all().forEach(Tenant::close);
  }
}
