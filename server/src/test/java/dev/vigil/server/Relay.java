package dev.vigil.server;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A database of PostgreSQL, started once for all tests, and a way to it that can be cut. */
final class Relay implements AutoCloseable {
  private static final AtomicInteger SCHEMAS = new AtomicInteger();

  private final String schema = "s" + SCHEMAS.incrementAndGet();
  private final List<Socket> ways = new CopyOnWriteArrayList<>();
  private final int port;
  private ServerSocket door;

  private static final class Started {
    static final EmbeddedPostgres SERVER = start();

    private static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private Relay() throws IOException {
    this.door = open(0);
    this.port = door.getLocalPort();
    listen();
  }

  /** A way to schemas that nobody else uses. */
  static Relay open() throws IOException {
    return new Relay();
  }

  private static ServerSocket open(int port) throws IOException {
    ServerSocket socket = new ServerSocket();
    socket.setReuseAddress(true);
    socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    return socket;
  }

  /** The block of a configuration that goes this way. */
  String config(boolean journalToo) {
    return """
        server:
          store:
            postgres:
              {url: "jdbc:postgresql://127.0.0.1:%d/postgres", user: postgres, schema: %s}
            journalInDatabase: %s
        """
        .formatted(port, schema, journalToo);
  }

  String schema() {
    return schema;
  }

  private void listen() {
    ServerSocket socket = door;
    daemon(
        () -> {
          while (true) {
            Socket in = socket.accept();
            Socket out = new Socket(InetAddress.getLoopbackAddress(), Started.SERVER.getPort());
            ways.add(in);
            ways.add(out);
            daemon(() -> pump(in, out));
            daemon(() -> pump(out, in));
          }
        });
  }

  /** Something that ends as the way is cut. */
  private interface Passing {
    void pass() throws IOException;
  }

  private static void daemon(Passing passing) {
    Thread thread =
        new Thread(
            () -> {
              try {
                passing.pass();
              } catch (IOException cut) {
                Thread.currentThread().setName("cut");
              }
            });
    thread.setDaemon(true);
    thread.start();
  }

  private static void pump(Socket from, Socket to) throws IOException {
    try (from;
        to;
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream()) {
      in.transferTo(out);
    }
  }

  /** Nobody answers any more. */
  void cut() throws IOException {
    door.close();
    for (Socket way : ways) {
      way.close();
    }
    ways.clear();
  }

  /** It answers again. */
  void mend() throws IOException {
    door = open(port);
    listen();
  }

  /** The first column of what a question gives. */
  static List<String> ask(String question) throws SQLException {
    List<String> answers = new ArrayList<>();
    try (Connection connection = Started.SERVER.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(question)) {
      while (row.next()) {
        answers.add(row.getString(1));
      }
    }
    return answers;
  }

  @Override
  public void close() throws IOException {
    cut();
  }
}
