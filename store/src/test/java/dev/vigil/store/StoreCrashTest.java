package dev.vigil.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigil.notify.Outbox.Waiting;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A process that keeps points is killed at any moment, again and again. */
final class StoreCrashTest {
  private static final long SEED = 16;
  private static final long LONGEST_SECONDS = 120;

  @TempDir private Path folder;

  @Test
  void of_a_process_that_is_killed_nothing_is_lost_and_nothing_doubled() throws Exception {
    killAndCheck(3, "");
  }

  @WithPostgres
  @Test
  void nor_is_it_with_postgresql() throws Exception {
    killAndCheck(3, EmbeddedDatabase.fresh().url());
  }

  @Tag("long")
  @Test
  void of_a_process_that_is_killed_fifty_times_nothing_is_lost() throws Exception {
    killAndCheck(50, "");
  }

  @Tag("long")
  @WithPostgres
  @Test
  void nor_is_it_with_postgresql_fifty_times() throws Exception {
    killAndCheck(50, EmbeddedDatabase.fresh().url());
  }

  private void killAndCheck(int kills, String url) throws Exception {
    SplittableRandom chance = new SplittableRandom(SEED);
    Set<String> kept = new HashSet<>();
    for (int i = 0; i < kills; i++) {
      int before = kept.size();
      Process keeper = start(List.of(), url);
      watch(keeper, kept, 1 + chance.nextInt(150));
      assertThat(kept.size()).as("kept by number " + i).isGreaterThan(before);
    }
    try (Store store = new Store(CrashingKeeper.settings(folder.toString(), url))) {
      check(store, kept);
    }
  }

  private static void check(Store store, Set<String> kept) {
    Ledger ledger = new Ledger(store);
    assertThat(ledger.fault()).as("seed " + SEED).isEmpty();
    Set<String> waiting = new HashSet<>();
    for (Waiting one : store.outbox().due(Long.MAX_VALUE, Integer.MAX_VALUE)) {
      assertThat(waiting.add(one.key())).isTrue();
    }
    Set<String> alerts = new HashSet<>();
    for (Fact fact : store.facts().page(FactQuery.of(Fact.Kind.ALERT, ""), "", 999_999).facts()) {
      assertThat(alerts.add(fact.id())).isTrue();
    }
    for (String one : kept) {
      int series = one.charAt(0) - '0';
      long number = Long.parseLong(one.substring(2));
      assertThat(number).as("seed " + SEED).isLessThanOrEqualTo(ledger.count(series));
      if (number % 5 == 0) {
        assertThat(waiting).contains(one);
        assertThat(alerts).contains(one);
      }
    }
  }

  /** Notes what the process says that it has kept, and kills it after so much of that. */
  private static void watch(Process keeper, Set<String> kept, int killAfter) throws Exception {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(keeper.getInputStream(), UTF_8))) {
      int seen = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("kept ") && line.length() > "kept 0-".length()) {
          kept.add(line.substring("kept ".length()));
        } else {
          assertThat(line).doesNotStartWith("fault");
        }
        if (++seen == killAfter) {
          keeper.toHandle().destroyForcibly();
        }
      }
    }
    assertThat(keeper.waitFor(30, TimeUnit.SECONDS)).isTrue();
  }

  private Process start(List<String> shell, String url) throws IOException {
    List<String> command = new ArrayList<>(shell);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xshare:auto", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData"));
    command.addAll(List.of("-Xmx128m", "-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(CrashingKeeper.class.getName(), folder.toString(), url));
    Process started =
        new ProcessBuilder(command)
            .redirectError(Files.createTempFile(folder, "keeper", ".err").toFile())
            .start();
    CompletableFuture.delayedExecutor(LONGEST_SECONDS, TimeUnit.SECONDS)
        .execute(() -> started.toHandle().destroyForcibly()); // however it hangs, it ends
    return started;
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void when_the_disk_is_full_that_is_told_and_what_was_taken_is_there() throws Exception {
    List<String> limited = List.of("/bin/sh", "-c", "ulimit -f 8000; exec \"$@\"", "sh");
    List<String> command = new ArrayList<>(limited);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xshare:auto", "-XX:-UsePerfData", "-Xmx128m"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(FillingKeeper.class.getName(), folder.toString()));
    Process filler =
        new ProcessBuilder(command)
            .redirectError(Files.createTempFile(folder, "filler", ".err").toFile())
            .start();
    Set<String> kept = new HashSet<>();
    List<String> said = new ArrayList<>();
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(filler.getInputStream(), UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("kept ")) {
          kept.add(line);
        } else {
          said.add(line);
        }
      }
    }
    assertThat(filler.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(said).containsExactly("FULL", "FULL");
    assertThat(kept).hasSizeGreaterThan(5);
    List<String> found = new ArrayList<>();
    try (Store store = new Store(StoreSettings.in(folder))) {
      store
          .journal()
          .replay(0, (batch, end) -> found.add("kept " + new String(batch.attachment(), UTF_8)));
      store.journal().append(Things.batch(0, 1));
    }
    assertThat(found).doesNotHaveDuplicates().containsAll(kept);
  }
}
