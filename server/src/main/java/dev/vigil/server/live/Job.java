package dev.vigil.server.live;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * An entry on its way through the journal and the engine.
 *
 * @param points how many there are in it
 * @param journalled done once it is on the disk
 * @param applied done once the engine knows it; what a deed was done to
 */
record Job(
    Entry entry,
    int points,
    CompletableFuture<@Nullable Void> journalled,
    CompletableFuture<@Nullable Object> applied) {
  static Job of(Entry entry) {
    int points = entry instanceof Entry.Observed observed ? observed.points().size() : 0;
    return new Job(entry, points, new CompletableFuture<>(), new CompletableFuture<>());
  }

  void fail(RuntimeException why) {
    journalled.completeExceptionally(why);
    applied.completeExceptionally(why);
  }
}
