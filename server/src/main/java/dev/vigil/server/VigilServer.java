package dev.vigil.server;

import dev.vigil.config.ConfigException;
import dev.vigil.config.VigilConfig;
import dev.vigil.judge.Limits;
import dev.vigil.model.SeriesKey;
import dev.vigil.server.access.ApiKey;
import dev.vigil.server.access.AuditLog;
import dev.vigil.server.access.KeyRing;
import dev.vigil.server.access.Role;
import dev.vigil.server.access.Tickets;
import dev.vigil.server.graphite.GraphitePort;
import dev.vigil.server.tenant.Tenant;
import dev.vigil.server.tenant.TenantSpec;
import dev.vigil.server.tenant.Tenants;
import dev.vigil.server.web.WebServer;
import dev.vigil.server.web.WebSettings;
import dev.vigil.store.StoreException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Stream;

/** The server: takes metrics over HTTP, keeps them, and tells what is odd. */
public final class VigilServer implements AutoCloseable {
  /** The variable of the environment that an admin's key can be handed in with. */
  public static final String ADMIN_KEY = "VIGIL_ADMIN_KEY";

  private static final Duration SAMPLE = Duration.ofSeconds(2);

  private final String host;
  private final Optional<KeyRing.Fresh> firstKey;
  private final Optional<String> firstTicket;
  private final Tenants tenants;
  private final List<Sampler> samplers = new ArrayList<>();
  private final WebServer web;
  private final List<GraphitePort> graphite = new CopyOnWriteArrayList<>();
  private final AtomicBoolean closed = new AtomicBoolean();

  /**
   * Starts it: it answers once this is done, and takes observations in once the journal is read.
   *
   * @param own what is watched where nothing is configured; none for nothing
   * @throws ConfigException with all that is wrong with the configuration
   * @throws IllegalArgumentException if the key that is handed in is too short
   * @throws StoreException if what was kept cannot be opened; nothing is left open then
   */
  public VigilServer(ServerSpec spec, Own own) throws ConfigException {
    make(spec.data());
    ServerSetup setup = ServerSetup.of(spec);
    this.host = setup.host(spec);
    KeyRing keys = new KeyRing(spec.data().resolve("keys"), spec.clock());
    this.firstKey = firstKey(keys, spec);
    AuditLog audit = new AuditLog(spec.data().resolve("audit.log"), spec.clock());
    this.tenants =
        new Tenants(spec.data().resolve("tenants"), spec.config(), tenantSpec(spec, setup, own));
    reopen(spec.data().resolve("tenants"));
    Tenant first = tenants.get(Tenants.DEFAULT);
    if (first.configuration().isDefault() && !own.sources().isEmpty()) {
      List<Source> sources = new ArrayList<>(own.sources());
      sources.add(new JvmSource());
      samplers.add(new Sampler(sources, first.live(), spec.clock()));
    }
    Tickets tickets = new Tickets(keys, spec.clock());
    this.web =
        listen(setup.web(spec), new WebServer.Rooms(tenants, keys, tickets, audit, spec.clock()));
    this.firstTicket = firstKey.map(made -> tickets.issue(made.key().id()));
    samplers.forEach(sampler -> sampler.start(SAMPLE));
  }

  /**
   * What the server watches by itself, beside its own JVM.
   *
   * @param limits of its series
   */
  public record Own(List<Source> sources, Function<SeriesKey, Limits> limits) {
    /** Nothing. */
    public static final Own NOTHING = new Own(List.of(), series -> Limits.NONE);

    public Own {
      sources = List.copyOf(sources);
    }
  }

  private static void make(Path folder) {
    try {
      if (!Files.isDirectory(folder)) {
        Files.createDirectories(folder);
        if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
          Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the folder " + folder + " cannot be made: " + e, e);
    }
  }

  /** The key that was made, if there was none. */
  private static Optional<KeyRing.Fresh> firstKey(KeyRing keys, ServerSpec spec) {
    String preset = spec.environment().getOrDefault(ADMIN_KEY, "");
    if (!preset.isEmpty()) {
      keys.preset(preset, Tenants.DEFAULT);
      return Optional.empty();
    }
    return keys.all().stream().anyMatch(key -> key.role() == Role.ADMIN)
        ? Optional.empty()
        : Optional.of(keys.add("first admin", Role.ADMIN, Tenants.DEFAULT));
  }

  private static TenantSpec tenantSpec(ServerSpec spec, ServerSetup setup, Own own) {
    return new TenantSpec(
        spec.live().apply(setup.live()),
        setup::store,
        spec.clock(),
        spec.environment(),
        config -> fallback(config, own),
        setup.tenants());
  }

  private static VigilConfig fallback(VigilConfig config, Own own) {
    return config.withFallbackLimits(own.limits());
  }

  /** Those who have been here before; one who cannot be served fails alone. */
  private void reopen(Path folders) {
    boolean whole = false;
    try (Stream<Path> all = Files.list(folders)) {
      all.map(folder -> String.valueOf(folder.getFileName()))
          .filter(ApiKey::isTenant)
          .sorted()
          .forEach(tenants::reopen);
      whole = true;
    } catch (IOException e) {
      throw new UncheckedIOException("the folder " + folders + " cannot be read: " + e, e);
    } finally {
      if (!whole) {
        tenants.close();
      }
    }
  }

  private WebServer listen(WebSettings settings, WebServer.Rooms rooms) {
    boolean listens = false;
    try {
      WebServer server = new WebServer(settings, rooms);
      listens = true;
      return server;
    } finally {
      if (!listens) {
        tenants.close();
      }
    }
  }

  /** The admin's key that was made at this start, if it is the first. */
  public Optional<String> firstKey() {
    return firstKey.map(KeyRing.Fresh::secret);
  }

  /**
   * What a browser opens once to be signed in as whoever holds that key, within a quarter of an
   * hour: a path, with a ticket behind the {@code #} that no browser sends.
   */
  public Optional<String> firstLink() {
    return firstTicket.map(ticket -> "/login#ticket=" + ticket);
  }

  /** Whether connections are encrypted. */
  public boolean isEncrypted() {
    return web.isEncrypted();
  }

  /** Looks whether the certificate has changed, as it does by itself every few seconds. */
  void poll() {
    web.poll();
  }

  /** The address on which it listens. */
  public String host() {
    return host;
  }

  /** The port on which it listens. */
  public int port() {
    return web.port();
  }

  /**
   * Hears Graphite's plain text, too, from this machine only, for the default tenant.
   *
   * @param port 0 for any that is free
   * @return the port on which it listens
   * @throws java.io.UncheckedIOException if it cannot listen there
   */
  public int hearGraphite(int port) {
    GraphitePort fresh = new GraphitePort(port, tenants.get(Tenants.DEFAULT));
    graphite.add(fresh);
    return fresh.port();
  }

  /** Whether it watches the machine that it runs on. */
  public boolean watchesItself() {
    return !samplers.isEmpty();
  }

  /**
   * Done once the journals are read; exceptionally if that of the default tenant cannot be. Another
   * tenant whose cannot fails alone.
   */
  public CompletableFuture<Void> ready() {
    return CompletableFuture.allOf(
        tenants.all().stream().map(VigilServer::settled).toArray(CompletableFuture<?>[]::new));
  }

  private static CompletableFuture<?> settled(Tenant tenant) {
    CompletableFuture<Long> restored = tenant.live().restored();
    return tenant.name().equals(Tenants.DEFAULT) ? restored : restored.exceptionally(e -> 0L);
  }

  /** Ends it: answers no more, keeps what it has accepted, and writes a checkpoint. */
  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    samplers.forEach(Sampler::close);
    graphite.forEach(GraphitePort::close);
    tenants.all().forEach(tenant -> tenant.live().endEvents());
    web.close();
    tenants.close();
  }
}
