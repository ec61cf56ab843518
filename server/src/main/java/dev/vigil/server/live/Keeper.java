package dev.vigil.server.live;

import static java.util.Objects.requireNonNull;

import dev.vigil.model.SeriesKey;
import dev.vigil.pipeline.Checkpoint;
import dev.vigil.store.Checkpoints;
import dev.vigil.store.HistoryLeaving;
import dev.vigil.store.Store;
import dev.vigil.store.StoreException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * Writes checkpoints while the engine goes on. What is of all series together is saved as a
 * checkpoint begins, and the series that changed since the one before in slices after it, each as
 * it was at the beginning; another thread writes them all in one transaction. For the thread of the
 * engine.
 */
final class Keeper {
  private static final Logger LOG = System.getLogger(Keeper.class.getName());

  /** States that wait to be written. */
  private static final long QUEUE_BYTES = 64 << 20;

  private static final int SLICE = 256;

  /** So many points since the last are reason enough for another: a restart does them again. */
  private static final long MANY_POINTS = 2_000_000;

  /** With so many in memory the engine waits for the one under way. */
  private static final long MOST_POINTS = 4_000_000;

  /** Times as long as the last one took until the next one is due. */
  private static final int REST = 4;

  private final EngineRoom room;
  private final Store store;
  private final long everyNanos;
  private final Tallies tallies;
  private final Runnable wake;
  private final ExecutorService writer =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread thread = new Thread(work, "vigil-checkpoint");
            thread.setDaemon(true);
            return thread;
          });
  private @Nullable UnderWay underWay;
  private long saved;
  private long settledAt = System.nanoTime();
  private long tookNanos;
  private boolean soon;

  /**
   * @param wake has the engine ask {@link #settle} soon; any thread may call it
   */
  Keeper(EngineRoom room, Store store, long everyNanos, Tallies tallies, Runnable wake) {
    this.room = room;
    this.store = store;
    this.everyNanos = everyNanos;
    this.tallies = tallies;
    this.wake = wake;
  }

  /** One that is being written. */
  private static final class UnderWay {
    final long position;
    final long began = System.nanoTime();
    final StateQueue queue;
    final Checkpoint series;
    final CompletableFuture<Void> written;
    boolean handedOver;

    UnderWay(long position, StateQueue queue, Checkpoint series, CompletableFuture<Void> written) {
      this.position = position;
      this.queue = queue;
      this.series = series;
      this.written = written;
    }
  }

  /** The state at a position of the journal was loaded. */
  void loaded(long position) {
    saved = position;
  }

  /** Begins one if it is time to. */
  void beginIfDue(long position) {
    long points = room.history().points();
    long rest = Math.max(everyNanos, REST * tookNanos);
    if (soon || points > MANY_POINTS || System.nanoTime() - settledAt >= rest) {
      begin(position);
    }
    if (points > MOST_POINTS) {
      finish();
    }
  }

  /** Begins one at a position, or as soon as the one under way is over. */
  void beginSoon(long position) {
    soon = true;
    begin(position);
  }

  /**
   * Begins one at a position, if none is under way and anything has come since the last. What is
   * behind a checkpoint is not told again after a crash: its facts must be kept before.
   */
  void begin(long position) {
    if (underWay != null || (position == saved && !soon)) {
      return;
    }
    if (!room.facts().isEmpty() || !tallies.signs().mayTry(Signs.Part.CHECKPOINTS)) {
      return;
    }
    soon = false;
    byte[] shared;
    try {
      shared = room.saveShared();
    } catch (RuntimeException e) {
      failed(e);
      return;
    }
    StateQueue queue = new StateQueue(QUEUE_BYTES);
    Checkpoint series =
        room.engine()
            .pipeline()
            .checkpoint(
                (key, state) -> queue.put(key, SeriesRow.bytes(key, state, room.catalogue())));
    List<SeriesKey> forgotten = series.forgotten();
    room.forget(forgotten);
    HistoryLeaving points = room.history().drain();
    CompletableFuture<Void> written =
        CompletableFuture.runAsync(
            () ->
                store
                    .checkpoints()
                    .write(
                        position,
                        sheet -> {
                          StateParts.put(shared, sheet);
                          forgotten.forEach(sheet::forget);
                          drain(queue, sheet);
                          points.forEach(sheet::history);
                        }),
            writer);
    CompletableFuture<Void> unused =
        written.whenComplete(
            (nothing, failure) -> {
              if (failure != null) {
                queue.breakOff();
              }
              wake.run();
            });
    underWay = new UnderWay(position, queue, series, written);
  }

  private static void drain(StateQueue queue, Checkpoints.Sheet sheet) {
    try {
      for (List<StateQueue.State> some = queue.take(); !some.isEmpty(); some = queue.take()) {
        some.forEach(one -> sheet.series(one.series(), one.bytes()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("a checkpoint was interrupted", e);
    }
    if (queue.broken()) {
      throw new IllegalStateException("a checkpoint was broken off");
    }
  }

  /** Whether there are series to hand over. */
  boolean hasMore() {
    return underWay != null && !underWay.handedOver;
  }

  /** Whether there is room for them. */
  boolean hasRoom() {
    return underWay != null && underWay.queue.hasRoom();
  }

  /** Hands some series over. */
  void advance() {
    UnderWay present = requireNonNull(underWay);
    try {
      if (!present.series.advance(SLICE)) {
        present.handedOver = true;
        present.queue.end();
      }
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "a series could not be saved, and the checkpoint is broken off", e);
      present.handedOver = true;
      present.queue.breakOff();
    }
  }

  /** Waits for the one under way, if there is one. */
  void finish() {
    while (hasMore()) {
      advance();
    }
    UnderWay present = underWay;
    if (present != null) {
      CompletableFuture<Void> end = present.written.exceptionally(failure -> null);
      end.join();
      settle();
    }
  }

  /** Takes in how the one under way ended, if it has. */
  void settle() {
    UnderWay present = underWay;
    if (present == null || !present.written.isDone()) {
      return;
    }
    underWay = null;
    boolean kept = !present.written.isCompletedExceptionally();
    present.series.settle(kept);
    room.history().settle(kept);
    settledAt = System.nanoTime();
    tookNanos = kept ? settledAt - present.began : 0; // waiting for a database is no work
    if (kept) {
      saved = present.position;
      tallies.add("checkpoints", 1);
      tallies.add("checkpoint_millis", tookNanos / 1_000_000);
      tallies.signs().checkpointed(tookNanos / 1_000_000);
    } else {
      failed(cause(present.written));
    }
  }

  private static Throwable cause(CompletableFuture<Void> written) {
    try {
      written.join();
      throw new IllegalStateException("it has not failed");
    } catch (CompletionException e) {
      return e.getCause() == null ? e : e.getCause();
    }
  }

  private void failed(Throwable why) {
    tallies.add("failed_checkpoints", 1);
    if (why instanceof StoreException failure) {
      tallies.signs().failed(Signs.Part.CHECKPOINTS, failure);
    } else {
      LOG.log(Level.ERROR, "no checkpoint could be written", why);
      tallies.add("failed_tasks", 1);
    }
  }

  /** Ends it; nothing is under way any more. */
  void close() {
    writer.shutdown();
  }
}
