package dev.vigil.server;

import static dev.vigil.server.Trial.point;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills servers under load with SIGKILL: what was acknowledged is there, and told once. */
class KillTest {
  private static final long SEED = 20_260_801;
  private static final int SERIES = 5;
  private static final Pattern TIME = Pattern.compile("\"timestamp\":(\\d+)");
  private static final Pattern ALERT = Pattern.compile("\\{\"id\":(\\d+),\"series\":\"([^\"]+)\"");

  @TempDir private Path folder;

  private final Map<String, Set<Long>> acknowledged = new HashMap<>();
  private long time = System.currentTimeMillis() - 60_000;
  private int breaches;

  @Test
  void two_kills_lose_nothing_and_double_nothing() throws Exception {
    survive(2);
  }

  @Test
  @Tag("long")
  void twenty_kills_lose_nothing_and_double_nothing() throws Exception {
    survive(20);
  }

  private void survive(int kills) throws Exception {
    Random chance = new Random(SEED);
    Files.writeString(folder.resolve("vigil.yaml"), Trial.LIMITS.replace("hot", "hot*"));
    for (int kill = 0; kill < kills; kill++) {
      Forked server = Forked.in(folder);
      send(server, 150 + chance.nextInt(600));
    }
    Forked last = Forked.in(folder);
    try {
      check(last.client);
    } finally {
      last.process.destroyForcibly();
    }
  }

  /** Sends until the server is killed, at a moment of its own. */
  private void send(Forked server, long afterMillis) throws InterruptedException {
    CountDownLatch first = new CountDownLatch(1);
    Thread killer =
        new Thread(
            () -> {
              try {
                first.await();
                server.process.waitFor(afterMillis, TimeUnit.MILLISECONDS);
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
              server.process.destroyForcibly();
            });
    killer.start();
    String hot = "hot" + breaches++;
    boolean told = false;
    try {
      while (true) {
        batch(server.client, told ? "" : hot);
        told = true;
        first.countDown();
      }
    } catch (UncheckedIOException killed) {
      assertThat(server.process.waitFor()).isNotZero();
    }
    killer.join();
  }

  private void batch(Client client, String hot) {
    StringBuilder lines = new StringBuilder();
    time += 10;
    for (int i = 0; i < SERIES; i++) {
      lines.append(point("calm" + i, time, i)).append('\n');
    }
    if (!hot.isEmpty()) {
      lines.append(point(hot, time, 500)).append('\n');
    }
    HttpResponse<String> answer = client.post("/api/v1/observations", lines.toString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    for (int i = 0; i < SERIES; i++) {
      acknowledged.computeIfAbsent("calm" + i, key -> new HashSet<>()).add(time);
    }
    if (!hot.isEmpty()) {
      acknowledged.computeIfAbsent(hot, key -> new HashSet<>()).add(time);
    }
  }

  private void check(Client client) {
    acknowledged.forEach(
        (series, times) -> {
          String body = client.get("/api/v1/history?metric=" + series).body();
          Set<Long> found = new HashSet<>();
          Matcher matcher = TIME.matcher(body);
          while (matcher.find()) {
            assertThat(found.add(Long.parseLong(matcher.group(1)))).as(series).isTrue();
          }
          assertThat(found).as(series).containsAll(times);
        });
    Map<String, Integer> alerts = new HashMap<>();
    Matcher matcher = ALERT.matcher(client.get("/api/v1/alerts?limit=1000").body());
    while (matcher.find()) {
      alerts.merge(matcher.group(2), 1, Integer::sum);
    }
    assertThat(alerts).hasSize(breaches);
    assertThat(alerts.values()).containsOnly(1);
    Matcher anomalies =
        Pattern.compile("\"type\":\"THRESHOLD_BREACH\"")
            .matcher(client.get("/api/v1/anomalies?limit=1000").body());
    assertThat(anomalies.results().count()).isEqualTo(breaches);
  }

  /** A server in a process of its own. */
  private record Forked(Process process, Client client) {
    static Forked in(Path folder) throws IOException {
      List<String> command =
          List.of(
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "-Xmx256m",
              "-XX:TieredStopAtLevel=1",
              "-cp",
              System.getProperty("java.class.path"),
              ForkedServer.class.getName(),
              folder.toString());
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      BufferedReader lines =
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
      StringBuilder said = new StringBuilder();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        said.append(line).append('\n');
        if (line.startsWith("port ")) {
          int port = Integer.parseInt(line.substring(5));
          return new Forked(process, new Client(port, Trial.KEY));
        }
      }
      throw new AssertionError("the server has not started: " + said);
    }
  }
}
