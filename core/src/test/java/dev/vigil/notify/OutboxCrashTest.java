package dev.vigil.notify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigil.notify.Outbox.Waiting;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A process that sends is killed at any point, again and again. */
final class OutboxCrashTest {
  private static final long SEED = 20;
  private static final long LONGEST_SECONDS = 60;

  @TempDir private Path folder;

  @Test
  void of_a_process_that_is_killed_while_it_sends_nothing_is_lost() throws Exception {
    killAndCheck(5);
  }

  @Tag("long")
  @Test
  void of_a_process_that_is_killed_fifty_times_nothing_is_lost() throws Exception {
    killAndCheck(50);
  }

  private void killAndCheck(int kills) throws Exception {
    SplittableRandom chance = new SplittableRandom(SEED);
    Set<String> added = new TreeSet<>();
    try (Receiver receiver = new Receiver()) {
      for (int i = 0; i < kills; i++) {
        int before = receiver.messages().size();
        int at = 1 + chance.nextInt(12);
        boolean whileSending = chance.nextInt(4) > 0;
        Process sender = start(List.of(), "send", receiver.port(), added.size());
        if (whileSending) {
          receiver.killAtMessage(sender, at);
        }
        watch(sender, added, whileSending ? Integer.MAX_VALUE : at);
        assertThat(receiver.messages().size())
            .as("sent by number " + i)
            .isGreaterThanOrEqualTo(whileSending ? before + at : 0);
      }
      Process last = start(List.of(), "drain", receiver.port(), added.size());
      watch(last, added, Integer.MAX_VALUE);
      assertThat(last.exitValue()).isZero();
      assertThat(added).hasSizeGreaterThan(kills);
      assertThat(receiver.messages()).as("some are sent twice").hasSizeGreaterThan(added.size());
      assertThat(receiver.keys()).as("seed " + SEED).containsAll(added);
      for (Receiver.Message one : receiver.messages()) {
        assertThat(one.title()).isEqualTo("title of " + one.key());
      }
    }
    try (FileOutbox outbox = new FileOutbox(folder)) {
      assertThat(outbox.waiting()).isZero();
      assertThat(outbox.dead()).isEmpty();
    }
  }

  /** Notes what the process says that it has added, and kills it after so much of that. */
  private static void watch(Process sender, Set<String> added, int killAfter) throws Exception {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(sender.getInputStream(), UTF_8))) {
      int seen = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("added ")) {
          added.add(line.substring("added ".length()));
          if (++seen == killAfter) {
            sender.toHandle().destroyForcibly();
          }
        } else {
          assertThat(line).isEqualTo("full");
        }
      }
    }
    assertThat(sender.waitFor(30, TimeUnit.SECONDS)).isTrue();
  }

  private Process start(List<String> shell, String what, int port, int from) throws IOException {
    List<String> command = new ArrayList<>(shell);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xshare:auto", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData"));
    command.addAll(List.of("-Xmx64m", "-cp", System.getProperty("java.class.path")));
    command.add(CrashingSender.class.getName());
    command.addAll(List.of(folder.toString(), what, "" + port, "" + from));
    Process started =
        new ProcessBuilder(command)
            .redirectError(Files.createTempFile(folder, "sender", ".err").toFile())
            .start();
    CompletableFuture.delayedExecutor(LONGEST_SECONDS, TimeUnit.SECONDS)
        .execute(() -> started.toHandle().destroyForcibly()); // however it hangs, it ends
    return started;
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void when_the_disk_is_full_that_is_told_and_what_was_taken_is_there() throws Exception {
    List<String> limited = List.of("/bin/sh", "-c", "ulimit -f 100; exec \"$@\"", "sh");
    Set<String> added = new TreeSet<>();
    Process filler = start(limited, "fill", 0, 0);
    watch(filler, added, Integer.MAX_VALUE);
    assertThat(filler.exitValue()).isZero();
    assertThat(added).hasSizeGreaterThan(20);
    try (FileOutbox outbox = new FileOutbox(folder)) {
      List<Waiting> all = outbox.due(Long.MAX_VALUE, 9_999);
      assertThat(all).extracting(Waiting::key).containsExactlyInAnyOrderElementsOf(added);
    }
  }
}
