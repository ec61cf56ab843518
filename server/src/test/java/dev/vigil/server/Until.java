package dev.vigil.server;

import static org.assertj.core.api.Assertions.fail;

import java.time.Duration;
import java.util.function.Supplier;

/** Waits for what other threads come to. */
final class Until {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private Until() {}

  /** Asks until the answer holds all of these words. */
  static void says(Supplier<String> answer, String... words) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    String last = "";
    while (System.nanoTime() < end) {
      last = answer.get();
      boolean all = true;
      for (String word : words) {
        all &= last.contains(word);
      }
      if (all) {
        return;
      }
      Thread.sleep(50);
    }
    fail("%s is not in %s", String.join(", ", words), last);
  }
}
