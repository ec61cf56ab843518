package dev.vigil.channels;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import javax.net.SocketFactory;

/**
 * Makes the plain sockets on which the mail library then speaks, with TLS or without, and closes
 * them when it has had its time. Thread-safe.
 */
final class MailSockets extends SocketFactory implements AutoCloseable {
  private final List<Socket> made = new ArrayList<>();
  private boolean closed;

  @Override
  public synchronized Socket createSocket() throws IOException {
    if (closed) {
      throw new IOException("the time is over");
    }
    Socket socket = new Socket();
    made.add(socket);
    return socket;
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    throw new IOException("only sockets that are not yet connected are made");
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort)
      throws IOException {
    return createSocket(host, port);
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return createSocket(host.getHostName(), port);
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
      throws IOException {
    return createSocket(host, port);
  }

  @Override
  public synchronized void close() {
    closed = true;
    for (Socket socket : made) {
      try {
        socket.close();
      } catch (IOException e) {
        System.getLogger(MailSockets.class.getName())
            .log(System.Logger.Level.DEBUG, "a connection to a mail server did not close", e);
      }
    }
  }
}
