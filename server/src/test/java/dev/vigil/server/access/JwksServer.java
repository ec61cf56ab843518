package dev.vigil.server.access;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** Gives the keys of an issuer to whoever asks on this machine, and counts how often. */
public final class JwksServer implements AutoCloseable {
  private final HttpServer http;
  private final AtomicInteger asked = new AtomicInteger();
  private volatile int status = 200;
  private volatile String body = "";

  public JwksServer() throws IOException {
    http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    http.createContext("/keys", this::answer);
    http.start();
  }

  private void answer(HttpExchange exchange) {
    asked.incrementAndGet();
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    try (exchange) {
      if (status == 302) {
        exchange.getResponseHeaders().add("Location", "/keys?again=" + asked.get());
      }
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is answered from now on. */
  public void answers(int newStatus, String newBody) {
    status = newStatus;
    body = newBody;
  }

  public int asked() {
    return asked.get();
  }

  public URI address() {
    return URI.create("http://127.0.0.1:" + http.getAddress().getPort() + "/keys");
  }

  @Override
  public void close() {
    http.stop(0);
  }
}
