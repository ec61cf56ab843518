package dev.vigil.server;

import static dev.vigil.server.Trial.point;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Sends points of its own series, one request after the other, and each again until it is
 * acknowledged, as senders do. One thread at a time.
 */
final class Sender {
  private static final int SERIES = 5;
  private static final long STEP_MILLIS = 10;

  private final String name;
  private final Random chance;
  private final Map<String, Set<Long>> acknowledged = new HashMap<>();
  private final List<String> breaches = new ArrayList<>();
  private long time;
  private String hot = "";
  private String body = "";
  private int requests;

  Sender(String name, long from, Random chance) {
    this.name = name;
    this.time = from;
    this.chance = chance;
  }

  /** Sends until nobody answers; somewhere on the way a new series breaches its limit. */
  void sendUntilKilled(Client client) {
    int quiet = chance.nextInt(20);
    try {
      while (true) {
        if (body.isEmpty()) {
          next(quiet-- == 0);
        }
        send(client);
      }
    } catch (UncheckedIOException killed) {
      requests++;
    }
  }

  /** Sends what was not acknowledged yet. */
  void sendRest(Client client) {
    if (!body.isEmpty()) {
      send(client);
    }
  }

  private void next(boolean breach) {
    time += STEP_MILLIS;
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < SERIES; i++) {
      lines.append(point(name + i, time, i)).append('\n');
    }
    hot = breach ? "hot_" + name + breaches.size() : "";
    if (breach) {
      breaches.add(hot);
      lines.append(point(hot, time, 500)).append('\n');
    }
    body = lines.toString();
  }

  private void send(Client client) {
    HttpResponse<String> answer = client.post("/api/v1/observations", body);
    if (answer.statusCode() == 503 && answer.headers().firstValue("Retry-After").isPresent()) {
      return; // it says to try again
    }
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    for (int i = 0; i < SERIES; i++) {
      acknowledged.computeIfAbsent(name + i, key -> new HashSet<>()).add(time);
    }
    if (!hot.isEmpty()) {
      acknowledged.computeIfAbsent(hot, key -> new HashSet<>()).add(time);
    }
    body = "";
    requests++;
  }

  /** The times of all points that were acknowledged, by series; of no other point was any sent. */
  Map<String, Set<Long>> acknowledged() {
    return acknowledged;
  }

  /** The series that breached their limit. */
  List<String> breaches() {
    return breaches;
  }

  int requests() {
    return requests;
  }
}
