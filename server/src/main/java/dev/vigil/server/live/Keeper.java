package dev.vigil.server.live;

import static java.util.Objects.requireNonNull;

import dev.vigil.model.SeriesKey;
import dev.vigil.pipeline.Checkpoint;
import dev.vigil.store.Checkpoints;
import dev.vigil.store.HistoryLeaving;
import dev.vigil.store.StoreException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes checkpoints while the engine goes on. What is of all series together is saved as a
 * checkpoint begins, and the series that changed since the one before in slices after it, each as
 * it was at the beginning; another thread writes them all in one transaction. For the thread of the
 * engine.
 */
final class Keeper {
  private static final Logger LOG = System.getLogger(Keeper.class.getName());

  /** Of states that wait to be written, where the heap has little to spare; and the least. */
  private static final long QUEUE_BYTES = 32 << 20;

  private static final long LEAST_QUEUE_BYTES = 1 << 20;

  private static final int QUEUE_SHARE = 6;

  private static final int SLICE = 256;

  /** Of a point in the buffer of the history. */
  private static final int POINT_BYTES = 60;

  /** Points since the last, at least, that are reason enough for another. */
  private static final long MANY_POINTS = 2_000_000;

  private static final long LEAST_POINTS = 50_000;

  private static final int POINTS_SHARE = 8;

  /** What a series takes in all, with some room for what comes and goes. */
  private static final long SERIES_BYTES = 6_000;

  /** Times as long as the last one took until the next one is due. */
  private static final int REST = 4;

  private final EngineRoom room;
  private final Checkpoints checkpoints;
  private final long everyNanos;
  private final Heap heap;
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
  Keeper(EngineRoom room, Checkpoints checkpoints, LiveSpec spec, Tallies tallies, Runnable wake) {
    this.room = room;
    this.checkpoints = checkpoints;
    this.everyNanos = spec.checkpoint().toNanos();
    this.heap = spec.heap();
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
    boolean givenUp;

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
    settledAt = System.nanoTime();
  }

  /** Begins one if it is time to. */
  void beginIfDue(long position) {
    if (!tallies.signs().mayTry(Signs.Part.CHECKPOINTS)) {
      return;
    }
    if (soon || System.nanoTime() - settledAt >= Math.max(everyNanos, REST * tookNanos)) {
      begin(position);
    }
    beginIfFull(position);
  }

  /** Begins one if there are many points in memory, and waits for it if there are too many. */
  void beginIfFull(long position) {
    long points = room.history().points();
    long many = manyPoints();
    if (points > many) {
      begin(position);
    }
    if (points > 2 * many) {
      finish(); // the engine waits, so that memory is bounded
    }
  }

  /** Of its share of the heap, what the series leave; the least, where they leave nothing. */
  private long manyPoints() {
    long share = heap.share() / (POINTS_SHARE * POINT_BYTES);
    long least = Math.max(LEAST_POINTS, Math.min(MANY_POINTS, share));
    return Math.max(least, spare() / (POINTS_SHARE * POINT_BYTES));
  }

  private long queueBytes() {
    long share = heap.share() / QUEUE_SHARE;
    long least = Math.max(LEAST_QUEUE_BYTES, Math.min(QUEUE_BYTES, share));
    return Math.max(least, spare() / QUEUE_SHARE);
  }

  private long spare() {
    return heap.share() - SERIES_BYTES * room.engine().pipeline().series();
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
    if (!room.facts().isEmpty()) {
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
    StateQueue queue = new StateQueue(queueBytes());
    Checkpoint series =
        room.engine()
            .pipeline()
            .checkpoint(
                (key, state) -> queue.put(key, SeriesRow.bytes(key, state, room.catalogue())));
    List<SeriesKey> forgotten = series.forgotten();
    room.forget(forgotten);
    HistoryLeaving points = room.history().drain();
    Consumer<Checkpoints.Sheet> changes =
        sheet -> {
          StateParts.put(shared, sheet);
          forgotten.forEach(sheet::forget);
          queue.drain(state -> sheet.series(state.series(), state.bytes()));
          points.forEach(
              chunk -> {
                queue.requireWanted();
                sheet.history(chunk);
              });
        };
    CompletableFuture<Void> written =
        CompletableFuture.runAsync(() -> checkpoints.write(position, changes), writer);
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

  /** Gives up the one under way, as when another is to have all of it at once. */
  void giveUp() {
    UnderWay present = underWay;
    if (present != null) {
      present.handedOver = true;
      present.givenUp = true;
      present.queue.breakOff();
      finish();
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
    } else if (!present.givenUp) {
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
