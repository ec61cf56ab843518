package dev.vigil.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.function.UnaryOperator;

/** Asks a server on this machine. */
final class Client {
  private final HttpClient http = HttpClient.newHttpClient();
  private final int port;
  private final String key;

  Client(int port, String key) {
    this.port = port;
    this.key = key;
  }

  Client with(String otherKey) {
    return new Client(port, otherKey);
  }

  HttpResponse<String> send(String path, UnaryOperator<HttpRequest.Builder> how) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .timeout(Duration.ofSeconds(60));
    if (!key.isEmpty()) {
      request.header("Authorization", "Bearer " + key);
    }
    try {
      return http.send(how.apply(request).build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  HttpResponse<String> get(String path) {
    return send(path, request -> request.GET());
  }

  HttpResponse<String> post(String path, String body) {
    return send(path, request -> request.POST(BodyPublishers.ofString(body)));
  }

  HttpResponse<String> put(String path, String body) {
    return send(path, request -> request.PUT(BodyPublishers.ofString(body)));
  }

  HttpResponse<String> delete(String path) {
    return send(path, request -> request.DELETE());
  }

  /** A stream that goes on until it is closed. */
  InputStream listen(String path, String lastEvent) throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .header("X-API-Key", key);
    if (!lastEvent.isEmpty()) {
      request.header("Last-Event-ID", lastEvent);
    }
    return http.send(request.build(), BodyHandlers.ofInputStream()).body();
  }
}
