package dev.vigil.server.web;

import dev.vigil.server.access.AuditLog;
import dev.vigil.server.access.KeyRing;
import dev.vigil.server.access.Tickets;
import dev.vigil.server.tenant.Tenants;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.util.JavalinException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.BindException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.time.InstantSource;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;

/** Everything that is heard and answered over HTTP. */
public final class WebServer implements AutoCloseable {
  private static final int MOST_THREADS = 200;
  private static final int LEAST_THREADS = 8;
  private static final int IDLE_MILLIS = 30_000;
  private static final int HEADER_BYTES = 8 << 10;

  private static final Logger LOG = System.getLogger(WebServer.class.getName());

  private final Javalin javalin;
  private final @Nullable Tls tls;

  /**
   * What the paths lead to.
   *
   * @param clock of what people do
   */
  public record Rooms(
      Tenants tenants, KeyRing keys, Tickets tickets, AuditLog audit, InstantSource clock) {}

  /**
   * Listens.
   *
   * @throws IllegalArgumentException if the files or the address that the settings name cannot be
   *     used
   */
  public WebServer(WebSettings settings, Rooms rooms) {
    this.tls = settings.tls() == null ? null : new Tls(settings.tls(), rooms.clock());
    Routes routes = new Routes(settings, rooms);
    this.javalin =
        Javalin.create(
            config -> {
              limits(settings, config);
              routes.register(config.routes);
              Heads.add(config);
            });
    warn(settings);
    start(settings);
    if (tls != null) {
      tls.start();
    }
  }

  private void start(WebSettings settings) {
    try {
      javalin.start();
    } catch (JavalinException e) {
      javalin.stop();
      String where = "cannot listen on " + settings.host() + ", port " + settings.port() + ": ";
      throw new IllegalArgumentException(where + reason(e), e);
    }
  }

  private static String reason(Throwable failure) {
    String words = String.valueOf(failure.getMessage());
    for (Throwable at = failure; at != null; at = at.getCause()) {
      if (at instanceof UnresolvedAddressException || at instanceof UnknownHostException) {
        return "no host of this name is known";
      } else if (at instanceof BindException) {
        words = String.valueOf(at.getMessage());
      }
    }
    return words;
  }

  private static void warn(WebSettings settings) {
    if (settings.tls() == null && !settings.isLoopback()) {
      LOG.log(
          Level.WARNING,
          "UNENCRYPTED: other machines can reach "
              + settings.host()
              + ", and whoever is on the way reads all keys and numbers; set server.tls, or listen"
              + " on 127.0.0.1 behind a proxy with TLS");
    }
  }

  private void limits(WebSettings settings, JavalinConfig config) {
    ErrorPage errors = new ErrorPage(SafeHeaders.of(tls != null));
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.http.maxRequestSize = SmallBody.MOST;
    config.http.prefer405over404 = true;
    config.jetty.host = settings.host();
    config.jetty.port = settings.port();
    config.jetty.threadPool = new QueuedThreadPool(MOST_THREADS, LEAST_THREADS, IDLE_MILLIS);
    config.jetty.modifyHttpConfiguration(WebServer::limits);
    config.jetty.modifyServer(
        server -> {
          server.setErrorHandler(errors);
          server.setStopTimeout(0); // idle connections would be waited for
        });
    config.jetty.modifyServletContextHandler(handler -> handler.setErrorHandler(errors));
    listen(settings, config);
  }

  private static void limits(HttpConfiguration http) {
    http.setRequestHeaderSize(HEADER_BYTES);
    http.setIdleTimeout(IDLE_MILLIS);
    http.setSendServerVersion(false);
    http.setSendXPoweredBy(false);
  }

  private void listen(WebSettings settings, JavalinConfig config) {
    Tls encryption = tls;
    if (encryption != null) {
      config.jetty.addConnector(
          (server, http) -> {
            ServerConnector connector = encryption.connector(server, http);
            connector.setHost(settings.host());
            connector.setPort(settings.port());
            connector.setIdleTimeout(IDLE_MILLIS);
            return connector;
          });
    }
  }

  /** Looks whether the certificate has changed, as it does by itself every few seconds. */
  public void poll() {
    if (tls != null) {
      tls.poll();
    }
  }

  /** Whether connections are encrypted. */
  public boolean isEncrypted() {
    return tls != null;
  }

  /** The port on which it listens. */
  public int port() {
    return javalin.port();
  }

  @Override
  public void close() {
    if (tls != null) {
      tls.close();
    }
    javalin.stop();
  }
}
