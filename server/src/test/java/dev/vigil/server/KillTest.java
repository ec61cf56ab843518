package dev.vigil.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills servers with SIGKILL while several send, and while they start: what was acknowledged is
 * there, once, and people are told of it once.
 */
class KillTest {
  private static final long SEED = Long.getLong("vigil.kill.seed", 20_260_801);
  private static final int SENDERS = 4;

  /** One in so many is killed before it answers. */
  private static final int EARLY = 6;

  private static final Pattern TIME = Pattern.compile("\"timestamp\":(\\d+)");
  private static final Pattern ALERT = Pattern.compile("\\{\"id\":(\\d+),\"series\":\"([^\"]+)\"");
  private static final Pattern INCIDENT = Pattern.compile("\\{\"id\":(\\d+),\"status\"");

  @TempDir private Path folder;

  private final List<Sender> senders = new ArrayList<>();

  @Test
  void two_kills_lose_nothing_and_double_nothing() throws Exception {
    survive(2, "");
  }

  @Test
  @WithPostgres
  void two_kills_lose_nothing_in_a_database() throws Exception {
    try (Relay relay = Relay.open()) {
      survive(2, relay.config(true));
    }
  }

  @Test
  @Tag("long")
  void a_hundred_kills_lose_nothing_and_double_nothing() throws Exception {
    survive(100, "");
  }

  @Test
  @Tag("long")
  @WithPostgres
  void a_hundred_kills_lose_nothing_in_a_database() throws Exception {
    try (Relay relay = Relay.open()) {
      survive(100, relay.config(false));
    }
  }

  @Test
  @Tag("long")
  @WithPostgres
  void a_hundred_kills_lose_nothing_in_a_database_that_has_the_journal_too() throws Exception {
    try (Relay relay = Relay.open()) {
      survive(100, relay.config(true));
    }
  }

  private void survive(int kills, String store) throws Exception {
    Random chance = new Random(SEED);
    long from = System.currentTimeMillis() - 60_000;
    for (int i = 0; i < SENDERS; i++) {
      senders.add(new Sender("s" + i + "_", from, new Random(chance.nextLong())));
    }
    try (Hook hook = Hook.open()) {
      String limits = "limits:\n  - {metric: hot*, above: 100}\n";
      Files.writeString(folder.resolve("vigil.yaml"), limits + store + hook.config());
      int early = 0;
      for (int kill = 0; kill < kills; kill++) {
        early += kill(chance) ? 1 : 0;
      }
      Forked last = Forked.in(folder);
      try {
        senders.forEach(sender -> sender.sendRest(last.client()));
        check(last.client(), hook);
      } finally {
        last.process().destroyForcibly().waitFor();
      }
      tell(kills, early, hook);
    }
  }

  /** One life; whether it ended before it answered. */
  private boolean kill(Random chance) throws IOException, InterruptedException {
    long after = 100L + chance.nextInt(700);
    Optional<Forked> server =
        chance.nextInt(EARLY) == 0 ? Forked.in(folder, after) : Optional.of(Forked.in(folder));
    if (server.isEmpty()) {
      return true;
    }
    List<Thread> threads = new ArrayList<>();
    List<Throwable> wrong = new ArrayList<>();
    for (Sender sender : senders) {
      Thread thread = new Thread(() -> sender.sendUntilKilled(server.get().client()));
      thread.setUncaughtExceptionHandler((one, failure) -> wrong.add(failure));
      threads.add(thread);
    }
    threads.forEach(Thread::start);
    server.get().process().waitFor(after, TimeUnit.MILLISECONDS);
    server.get().process().destroyForcibly();
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(wrong).isEmpty();
    assertThat(server.get().process().waitFor()).isNotZero();
    return false;
  }

  private void check(Client client, Hook hook) throws InterruptedException {
    Set<String> breaches = new TreeSet<>();
    for (Sender sender : senders) {
      breaches.addAll(sender.breaches());
      sender.acknowledged().forEach((series, times) -> checkHistory(client, series, times));
    }
    Map<String, Integer> alerts = new HashMap<>();
    Matcher alert = ALERT.matcher(all(client, "alerts"));
    while (alert.find()) {
      alerts.merge(alert.group(2), 1, Integer::sum);
    }
    assertThat(alerts.keySet()).isEqualTo(breaches);
    assertThat(alerts.values()).containsOnly(1);
    Pattern breach = Pattern.compile("\"type\":\"THRESHOLD_BREACH\"");
    assertThat(breach.matcher(all(client, "anomalies")).results()).hasSize(breaches.size());
    Set<String> incidents = new HashSet<>();
    INCIDENT
        .matcher(all(client, "incidents"))
        .results()
        .forEach(one -> incidents.add(one.group(1)));
    assertThat(incidents).hasSameSizeAs(breaches);
    Until.says(() -> hook.opened().size() + " told", breaches.size() + " told");
    assertThat(hook.opened().values()).allSatisfy(keys -> assertThat(keys).hasSize(1));
    assertThat(hook.keys()).hasSameSizeAs(breaches);
  }

  private static String all(Client client, String kind) {
    StringBuilder all = new StringBuilder();
    String cursor = "";
    do {
      String page = client.get("/api/v1/" + kind + "?limit=1000" + cursor).body();
      all.append(page);
      Matcher next = Pattern.compile("\"next\":\"([^\"]+)\"").matcher(page);
      cursor = next.find() ? "&cursor=" + next.group(1) : "";
    } while (!cursor.isEmpty());
    return all.toString();
  }

  private static void checkHistory(Client client, String series, Set<Long> times) {
    String body = client.get("/api/v1/history?limit=100000&metric=" + series).body();
    Set<Long> found = new HashSet<>();
    Matcher matcher = TIME.matcher(body);
    while (matcher.find()) {
      assertThat(found.add(Long.parseLong(matcher.group(1)))).as(series + " is doubled").isTrue();
    }
    assertThat(found).as(series).isEqualTo(times);
  }

  private void tell(int kills, int early, Hook hook) {
    long points =
        senders.stream()
            .flatMap(sender -> sender.acknowledged().values().stream())
            .mapToLong(Set::size)
            .sum();
    System.out.printf(
        "%d kills, %d of them while starting: %,d points in %,d requests, %d alerts,"
            + " %d notifications (%d arrived again with the same key)%n",
        kills,
        early,
        points,
        senders.stream().mapToInt(Sender::requests).sum(),
        senders.stream().mapToInt(sender -> sender.breaches().size()).sum(),
        hook.keys().size(),
        hook.arrived() - hook.keys().size());
  }
}
