package dev.vigil.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A webhook on this machine: notes the key of each notification that opens an incident. */
final class Hook implements AutoCloseable {
  private static final Pattern INCIDENT = Pattern.compile("\"incident\":\"([^\"]+)\"");

  private final HttpServer http;
  private final Map<String, Set<String>> opened = new ConcurrentHashMap<>();
  private final AtomicInteger arrived = new AtomicInteger();

  private Hook(HttpServer http) {
    this.http = http;
  }

  static Hook open() throws IOException {
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    Hook hook = new Hook(HttpServer.create(address, 0));
    hook.http.createContext("/", hook::take);
    hook.http.setExecutor(Executors.newFixedThreadPool(4));
    hook.http.start();
    return hook;
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
      Matcher incident = INCIDENT.matcher(body);
      if (body.contains("\"kind\":\"OPENED\"") && incident.find()) {
        opened
            .computeIfAbsent(incident.group(1), one -> new ConcurrentSkipListSet<>())
            .add(String.valueOf(key));
        arrived.incrementAndGet();
      }
      exchange.sendResponseHeaders(204, -1);
    }
  }

  /** The block of a configuration that tells it of everything at once. */
  String config() {
    return """
        alerting:
          incidents: {stormIncidents: 1000}
          channels:
            - type: WEBHOOK
              allowance: {most: 100000, per: 1h}
              config: {url: "http://127.0.0.1:%d/", allowHosts: [127.0.0.1]}
        """
        .formatted(http.getAddress().getPort());
  }

  /** Keys of what has opened each incident: one, if nobody was told twice. */
  Map<String, Set<String>> opened() {
    return opened;
  }

  /** All keys. */
  Set<String> keys() {
    Set<String> keys = new TreeSet<>();
    opened.values().forEach(keys::addAll);
    return keys;
  }

  /** How many came, those that came again with the same key after a crash included. */
  int arrived() {
    return arrived.get();
  }

  @Override
  public void close() {
    http.stop(0);
  }
}
