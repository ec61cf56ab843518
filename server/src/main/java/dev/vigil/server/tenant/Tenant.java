package dev.vigil.server.tenant;

import dev.vigil.config.ConfigException;
import dev.vigil.config.Surroundings;
import dev.vigil.config.VigilConfig;
import dev.vigil.formats.wire.WireException;
import dev.vigil.model.Point;
import dev.vigil.notify.Courier;
import dev.vigil.notify.Outbox;
import dev.vigil.notify.RetrySpec;
import dev.vigil.server.live.DeliveryBook;
import dev.vigil.server.live.Live;
import dev.vigil.server.live.NotReady;
import dev.vigil.server.live.Overloaded;
import dev.vigil.server.live.Tallies;
import dev.vigil.server.live.Vitals;
import dev.vigil.server.tenant.Configuration.Applied;
import dev.vigil.store.Store;
import dev.vigil.store.StoreException;
import dev.vigil.store.StoreSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One of those for whom the server works: his engine, his configuration, his people. Thread-safe.
 */
public final class Tenant implements AutoCloseable {
  private static final Logger LOG = System.getLogger(Tenant.class.getName());
  private static final long TAKE_MILLIS = 60_000;
  private static final long READY_SECONDS = 5;
  private static final int TURNS_TO_TIDY = 60;
  private static final long VITALS_MILLIS = 1_000;

  private final String name;
  private final Configuration configuration;
  private final Store store;
  private final Courier courier;
  private final Live live;
  private final Reception reception;
  private final StoreSettings stored;
  private final Pulse pulse;
  private volatile Sieve sieve;
  private volatile Vitals vitals = Vitals.UNKNOWN;
  private int turns;

  /**
   * Opens what is his in a folder, which is made if it is not there.
   *
   * @param configFile his configuration, which need not be there
   * @param patience how long a database that does not answer is waited for
   * @throws ConfigException with all that is wrong with it
   * @throws dev.vigil.store.StoreException if what was kept cannot be opened
   */
  Tenant(String name, Path folder, Path configFile, TenantSpec spec, Duration patience)
      throws ConfigException {
    this.name = name;
    make(folder);
    this.configuration = new Configuration(configFile, surroundings(name, spec), spec.fallback());
    VigilConfig config = configuration.inForce();
    this.stored = spec.store().apply(name, folder.resolve("store"));
    this.store = StoreOpening.open(name, stored, patience);
    this.courier =
        new Courier(
            config.notifySpec().channels(),
            new DeliveryBook(store.facts()).watching(store.outbox(), spec.clock()),
            RetrySpec.USUAL,
            spec.clock(),
            new SecureRandom());
    this.live = new Live(spec.live(), config.engineSpec(), store, spec.clock());
    this.pulse = new Pulse(store, live.tallies());
    this.sieve = Sieve.of(config.sampling());
    this.reception = new Reception(spec.bounds(), spec.clock(), live.tallies());
    CompletableFuture<Void> unused = live.restored().thenRun(courier::start);
  }

  private static Surroundings surroundings(String name, TenantSpec spec) {
    Surroundings with = Surroundings.installed(spec.environment()).withClock(spec.clock());
    return name.equals(Tenants.DEFAULT) ? with : with.ofTenant(name);
  }

  private static void make(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("the folder cannot be made: " + e.getMessage(), e);
    }
  }

  public String name() {
    return name;
  }

  /** His engine. */
  public Live live() {
    return live;
  }

  /** Where his senders are heard. */
  public Reception reception() {
    return reception;
  }

  public Configuration configuration() {
    return configuration;
  }

  /** How his people are told. */
  public Courier courier() {
    return courier;
  }

  /** Notifications that wait, and those that were given up. */
  public Outbox outbox() {
    return store.outbox();
  }

  /** How he is, as it was seen a few seconds ago. */
  public Pulse pulse() {
    return pulse;
  }

  /** What his engine has come to; as it was, where that does not answer at once. */
  public Vitals vitals() {
    try {
      vitals = live.vitals().get(VITALS_MILLIS, TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException | NotReady | Overloaded e) {
      LOG.log(Level.DEBUG, "the engine of tenant " + name + " is busy", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return vitals;
  }

  /** What is left of a request, where his configuration does not want all of it. */
  public Taken sift(Taken taken) {
    Taken left = sieve.sift(taken);
    tallies().add("sampled_out_points", left.sampledOut());
    return left;
  }

  /** How many points were left out so, by the entry that says it. */
  public Map<String, Long> sampledOut() {
    return sieve.sampledOut();
  }

  /** What his things are in: {@code sqlite} or {@code postgresql}. */
  public String storedIn() {
    return stored.postgres() == null ? "sqlite" : "postgresql";
  }

  /** Where his journal is: {@code folder} or {@code database}. */
  public String journalIn() {
    return stored.journalInDatabase() ? "database" : "folder";
  }

  public Tallies tallies() {
    return live.tallies();
  }

  /**
   * Another configuration, all of it or nothing.
   *
   * @throws ConfigException with all that is wrong
   * @throws IllegalArgumentException if it cannot be taken over
   * @throws Unserved if the engine is too busy; nothing has changed then
   */
  public Applied apply(String text) throws ConfigException {
    return configuration.apply(text, this::take);
  }

  private void take(VigilConfig next) {
    Offer.make(wanted -> live.reconfigure(next.engineSpec(), wanted), TAKE_MILLIS);
    courier.reconfigure(next.notifySpec().channels());
    sieve = sieve.with(next.sampling());
  }

  /** Waits for a while until what was kept is read; a larger past goes on being read after it. */
  void awaitReady() {
    try {
      live.restored().get(READY_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException | ExecutionException e) {
      LOG.log(Level.WARNING, "tenant " + name + " is not ready yet", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** To be called every few seconds: takes in what has become of logs, traces and the file. */
  void turn() {
    try {
      pulse.beat();
      if (!live.ready()) {
        return;
      }
      List<Point> counted = reception.counted();
      if (!counted.isEmpty()) {
        CompletableFuture<?> unused = live.observe(counted, List.of());
      }
      configuration.poll(this::take);
      if (++turns % TURNS_TO_TIDY == 0) {
        live.tidy();
      }
    } catch (WireException | Overloaded e) {
      LOG.log(Level.WARNING, "what was counted of logs and traces is lost for a minute", e);
    } catch (StoreException e) {
      LOG.log(Level.DEBUG, "the store failed", e); // Signs tells it, once
    } catch (Unserved e) {
      LOG.log(Level.WARNING, "tenant " + name + " takes his file over later", e);
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "what is done now and then failed", e);
    }
  }

  @Override
  public void close() {
    courier.close();
    live.close();
  }
}
