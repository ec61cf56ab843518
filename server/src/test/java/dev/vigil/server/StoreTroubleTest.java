package dev.vigil.server;

import static dev.vigil.server.Trial.NOW;
import static dev.vigil.server.Trial.point;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.vigil.server.live.LiveSpec;
import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Disks that are full, and databases that go away and come again. */
class StoreTroubleTest {
  private static final String POINTS = "/api/v1/observations";
  @TempDir private Path folder;

  /** A file system of its own, which goes with the test. */
  private record Disk(Path at) implements AutoCloseable {
    static Disk of(Path at, String size) throws IOException, InterruptedException {
      Files.createDirectories(at);
      boolean mounted = run("mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs", at.toString());
      assumeThat(mounted).as("file systems can be mounted here").isTrue();
      return new Disk(at);
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
      try {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getInputStream().readAllBytes();
        return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
      } catch (IOException e) {
        return false; // there is no such command
      }
    }

    /** Takes all the room there is. */
    Path fill() throws IOException {
      Path file = at.resolve("filler");
      try (OutputStream out = Files.newOutputStream(file)) {
        for (int size = 1 << 16; size > 0; size /= 2) {
          fill(out, new byte[size]);
        }
      }
      return file;
    }

    private static void fill(OutputStream out, byte[] bytes) {
      try {
        while (true) {
          out.write(bytes);
        }
      } catch (IOException full) {
        assertThat(full).hasMessageContaining("No space");
      }
    }

    @Override
    public void close() throws IOException {
      try {
        run("umount", "-l", at.toString());
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private static LiveSpec busy(LiveSpec live) {
    return live.withTick(Duration.ofMillis(50)).withCheckpoint(Duration.ofMillis(50));
  }

  private static String status(Trial trial) {
    return trial.client.get("/api/v1/status").body();
  }

  /** Sends until it is refused; how many points were taken. */
  private static int sendUntilRefused(Trial trial, int from) {
    for (int at = from; at < from + 10_000; at++) {
      if (trial.client.post(POINTS, point("m", NOW + at * 1_000L, at)).statusCode() != 200) {
        return at;
      }
    }
    throw new AssertionError("a full disk takes everything");
  }

  @Test
  void on_a_full_disk_nothing_is_taken_and_it_goes_on_once_there_is_room() throws Exception {
    try (Disk disk = Disk.of(folder.resolve("disk"), "24m")) {
      int taken;
      try (Trial trial = Trial.in(disk.at())) {
        assertThat(trial.client.post(POINTS, point("m", NOW, 0)).statusCode()).isEqualTo(200);
        Path filler = disk.fill();

        taken = sendUntilRefused(trial, 1);
        HttpResponse<String> refused = trial.client.post(POINTS, point("m", NOW, 7));
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.headers().firstValue("Retry-After")).contains("10");
        assertThat(refused.headers().firstValue("Content-Type"))
            .contains("application/problem+json");
        assertThat(trial.client.get("/readyz").statusCode()).isEqualTo(503);
        assertThat(trial.client.get("/healthz").statusCode()).isEqualTo(200);
        assertThat(status(trial))
            .contains("\"state\":\"degraded\"", "\"part\":\"journal\",\"reason\":\"FULL\"")
            .contains("\"notKept\":2");
        assertThat(trial.client.get("/metrics").body())
            .contains("vigil_degraded{part=\"journal\"} 1", "vigil_server_not_kept_points_total 2");

        Files.delete(filler);
        assertThat(trial.client.post(POINTS, point("m", NOW + taken * 1_000L, taken)).statusCode())
            .isEqualTo(200);
        assertThat(status(trial)).contains("\"state\":\"ready\"", "\"degraded\":[]");
        assertThat(trial.client.get("/readyz").body()).isEqualTo("ready\n");
      }
      try (Trial trial = Trial.in(disk.at())) {
        String history = trial.client.get("/api/v1/history?metric=m").body();
        for (int at = 0; at <= taken; at++) {
          assertThat(history).contains("\"timestamp\":" + (NOW + at * 1_000L) + ",");
        }
      }
    }
  }

  @Test
  @WithPostgres
  void while_its_database_is_away_it_takes_points_and_then_keeps_them() throws Exception {
    try (Relay relay = Relay.open()) {
      Files.writeString(folder.resolve("vigil.yaml"), relay.config(false) + Trial.LIMITS);
      try (Trial trial = Trial.in(folder, StoreTroubleTest::busy)) {
        trial.client.post(POINTS, point("hot", NOW, 1));
        Until.says(() -> status(trial), "\"lastCheckpoint\":{");
        relay.cut();

        for (int at = 1; at <= 20; at++) {
          HttpResponse<String> answer =
              trial.client.post(POINTS, point("hot", NOW + at * 1_000L, at < 20 ? 1 : 500));
          assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        }
        Until.says(
            () -> status(trial),
            "\"state\":\"degraded\"",
            "\"part\":\"facts\",\"reason\":\"UNREACHABLE\"",
            "\"liveAlerts\":1");
        assertThat(trial.client.get("/readyz").body()).isEqualTo("degraded\n");
        assertThat(trial.client.get("/metrics").body())
            .contains("vigil_degraded{part=\"facts\"} 1");

        relay.mend();
        Until.says(() -> status(trial), "\"state\":\"ready\"", "\"heldFacts\":0");
        assertThat(trial.client.get("/api/v1/alerts").body()).contains("\"id\":1");
        Until.says(() -> status(trial), "\"heldPoints\":0");
      }
      try (Trial trial = Trial.in(folder, StoreTroubleTest::busy)) {
        String history = trial.client.get("/api/v1/history?metric=hot").body();
        for (int at = 0; at <= 20; at++) {
          assertThat(history).containsOnlyOnce("\"timestamp\":" + (NOW + at * 1_000L) + ",");
        }
        assertThat(trial.client.get("/api/v1/alerts").body())
            .contains("\"id\":1")
            .doesNotContain("\"id\":2");
      }
    }
  }

  @Test
  @WithPostgres
  void a_crash_while_the_database_is_away_loses_no_alert() throws Exception {
    try (Relay relay = Relay.open()) {
      Files.writeString(folder.resolve("vigil.yaml"), relay.config(false) + Trial.LIMITS);
      Path copy = folder.resolve("copy");
      try (Trial trial = Trial.in(folder, StoreTroubleTest::busy)) {
        trial.client.post(POINTS, point("hot", NOW, 1));
        Until.says(() -> status(trial), "\"lastCheckpoint\":{");
        relay.cut();
        trial.client.post(POINTS, point("hot", NOW + 1_000, 500));
        Until.says(() -> status(trial), "\"part\":\"facts\"");
        copy(folder.resolve("tenants"), copy.resolve("tenants")); // as the disk is at a crash
        Files.copy(folder.resolve("vigil.yaml"), copy.resolve("vigil.yaml"));
      }
      relay.mend();
      try (Trial trial = Trial.in(copy, StoreTroubleTest::busy)) {
        assertThat(trial.client.get("/api/v1/alerts").body()).contains("\"id\":1");
        assertThat(trial.client.get("/api/v1/history?metric=hot").body()).contains("500.0");
      }
    }
  }

  @Test
  @WithPostgres
  void what_cannot_be_kept_is_held_up_to_a_limit_and_then_refused_until_it_can() throws Exception {
    try (Relay relay = Relay.open()) {
      Files.writeString(folder.resolve("vigil.yaml"), relay.config(false));
      try (Trial trial = Trial.in(folder, live -> busy(live).withMostPoints(10))) {
        trial.client.post(POINTS, point("m", NOW, 1));
        Until.says(() -> status(trial), "\"lastCheckpoint\":{");
        relay.cut();
        Until.says(
            () -> {
              trial.client.post(POINTS, point("m", NOW + 1, 2));
              return status(trial);
            },
            "\"part\":\"checkpoints\"");

        int taken = sendUntilRefused(trial, 1);
        HttpResponse<String> refused = trial.client.post(POINTS, point("m", NOW, 7));
        assertThat(taken).isLessThan(100);
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        assertThat(status(trial)).contains("\"store_behind\":2");

        relay.mend();
        Until.says(
            () ->
                "now " + trial.client.post(POINTS, point("n", NOW, 1)).statusCode() + status(trial),
            "now 200");
        Until.says(() -> status(trial), "\"state\":\"ready\"", "\"heldPoints\":0");
        String history = trial.client.get("/api/v1/history?metric=m").body();
        for (int at = 1; at < taken; at++) {
          assertThat(history).contains("\"timestamp\":" + (NOW + at * 1_000L) + ",");
        }
      }
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    List<Path> all;
    try (var found = Files.walk(from)) {
      all = found.toList();
    }
    Files.createDirectories(to.getParent());
    for (Path one : all) {
      Files.copy(one, to.resolve(from.relativize(one)));
    }
  }
}
