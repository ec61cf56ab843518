package dev.vigil.server.graphite;

import dev.vigil.server.live.Tallies;
import dev.vigil.server.tenant.Tenant;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Listens where senders to Graphite send their plain text. The protocol knows no key and no answer:
 * so only this machine is heard, and a sender who is too fast is read more slowly. Thread-safe.
 */
public final class GraphitePort implements AutoCloseable {
  private static final Logger LOG = System.getLogger(GraphitePort.class.getName());
  private static final int MOST = 64;
  private static final int IDLE_MILLIS = 300_000;
  private static final long STOP_MILLIS = 10_000;

  private final Tenant tenant;
  private final Tallies tallies;
  private final ServerSocket socket;
  private final Set<GraphiteConnection> open = ConcurrentHashMap.newKeySet();
  private final Thread listening;

  /**
   * Listens on the loopback address.
   *
   * @param port 0 for any that is free
   * @param tenant whose points they are
   * @throws UncheckedIOException if it cannot listen there
   */
  public GraphitePort(int port, Tenant tenant) {
    this.tenant = tenant;
    this.tallies = tenant.tallies();
    this.socket = listen(port);
    this.listening = new Thread(this::accept, "vigil-graphite");
    listening.setDaemon(true);
    listening.start();
  }

  private static ServerSocket listen(int port) {
    try {
      ServerSocket socket = new ServerSocket();
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return socket;
    } catch (IOException e) {
      throw new UncheckedIOException("port " + port + " for Graphite: " + e.getMessage(), e);
    }
  }

  /** The port on which it listens. */
  public int port() {
    return socket.getLocalPort();
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket sender = socket.accept();
        if (open.size() < MOST) {
          begin(sender);
        } else {
          tallies.add("graphite_connections_shed", 1);
          sender.close();
        }
      } catch (IOException e) {
        if (!socket.isClosed()) {
          LOG.log(Level.WARNING, "a connection for Graphite failed", e);
        }
      }
    }
  }

  private void begin(Socket sender) throws IOException {
    sender.setSoTimeout(IDLE_MILLIS);
    GraphiteConnection connection = new GraphiteConnection(sender, new Intake(tenant), tallies);
    open.add(connection);
    Thread thread =
        new Thread(
            () -> {
              try {
                connection.run();
              } finally {
                open.remove(connection);
              }
            },
            "vigil-graphite-" + sender.getPort());
    thread.setDaemon(true);
    connection.runsIn(thread);
    thread.start();
  }

  /** Hears no more; what has been read is kept before it is done. */
  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      LOG.log(Level.WARNING, "the port for Graphite does not close", e);
    }
    open.forEach(GraphiteConnection::end);
    long until = System.currentTimeMillis() + STOP_MILLIS;
    open.forEach(connection -> connection.await(Math.max(1, until - System.currentTimeMillis())));
  }
}
