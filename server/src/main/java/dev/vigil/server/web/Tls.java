package dev.vigil.server.web;

import dev.vigil.config.TlsSettings;
import dev.vigil.server.access.Identity;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/**
 * Encrypts connections. The files are looked at every few seconds; another certificate holds for
 * connections from then on, and one that cannot be used changes nothing. Thread-safe.
 */
final class Tls implements AutoCloseable {
  private static final Logger LOG = System.getLogger(Tls.class.getName());
  private static final long POLL_SECONDS = 5;
  private static final Duration SOON = Duration.ofDays(14);

  private final TlsSettings settings;
  private final InstantSource clock;
  private final SslContextFactory.Server factory = new SslContextFactory.Server();
  private final ScheduledExecutorService poller =
      Executors.newSingleThreadScheduledExecutor(Tls::thread);
  private List<Stamp> stamps;

  /** What tells that a file has changed. */
  private record Stamp(FileTime changed, long size) {}

  /**
   * Reads certificate and key.
   *
   * @throws IllegalArgumentException if they cannot be used
   */
  Tls(TlsSettings settings, InstantSource clock) {
    this.settings = settings;
    this.clock = clock;
    this.stamps = stamps();
    factory.setIncludeProtocols("TLSv1.3", "TLSv1.2");
    use(factory);
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "vigil-tls");
    thread.setDaemon(true);
    return thread;
  }

  private void use(SslContextFactory to) {
    Identity identity = Identity.read(settings, clock.instant());
    String password = UUID.randomUUID().toString(); // of a store that is in memory only
    to.setKeyStore(identity.store(password));
    to.setKeyStorePassword(password);
    Duration left = identity.holds(clock.instant());
    if (left.compareTo(SOON) < 0) {
      LOG.log(Level.WARNING, "the certificate expires in " + left.toDays() + " days");
    }
  }

  /** A connector that speaks HTTP/1.1 within TLS. */
  ServerConnector connector(Server server, HttpConfiguration http) {
    HttpConfiguration secure = new HttpConfiguration(http);
    secure.addCustomizer(new SecureRequestCustomizer(false)); // names are checked by who calls
    return new ServerConnector(
        server, new SslConnectionFactory(factory, "http/1.1"), new HttpConnectionFactory(secure));
  }

  /** Looks after the files from now on. */
  void start() {
    Future<?> unused =
        poller.scheduleWithFixedDelay(this::poll, POLL_SECONDS, POLL_SECONDS, TimeUnit.SECONDS);
  }

  /** Takes over what is in the files if they have changed. */
  synchronized void poll() {
    List<Stamp> now = stamps();
    if (now.equals(stamps)) {
      return;
    }
    try {
      factory.reload(this::use);
      stamps = now;
      LOG.log(Level.INFO, "the certificate was read anew");
    } catch (IllegalArgumentException e) {
      stamps = now; // told once for each change
      LOG.log(Level.ERROR, "the certificate stays as it was: " + e.getMessage());
    } catch (Exception e) {
      stamps = now;
      LOG.log(Level.ERROR, "the certificate cannot be taken over", e);
    }
  }

  private List<Stamp> stamps() {
    List<Stamp> all = new ArrayList<>();
    for (Path file : settings.files()) {
      try {
        all.add(new Stamp(Files.getLastModifiedTime(file), Files.size(file)));
      } catch (IOException e) {
        all.add(new Stamp(FileTime.fromMillis(0), -1)); // it may be on its way
      }
    }
    return all;
  }

  @Override
  public void close() {
    poller.shutdownNow();
  }
}
