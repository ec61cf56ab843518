package dev.vigil.notify;

import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.System.Logger.Level.ERROR;
import static java.lang.System.Logger.Level.WARNING;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Takes turns on a thread of its own until it is stopped. Thread-safe. */
final class CourierThread {
  private static final System.Logger LOG = System.getLogger(CourierThread.class.getName());
  private static final long PAUSE_MILLIS = 200;
  private static final long PATIENCE_MILLIS = 10_000;
  private static final long LAST_PATIENCE_MILLIS = 2_000;

  private final Semaphore news = new Semaphore(0);
  private final CompletableFuture<@Nullable Void> ended = new CompletableFuture<>();
  private final Thread thread;
  private volatile boolean stopped;
  private boolean failing;

  /** A turn; how much was done in it. */
  interface Turn {
    int take() throws InterruptedException;
  }

  CourierThread(String name, Turn turn, Runnable atEnd) {
    this.thread =
        new Thread(
            () -> {
              try {
                run(turn);
              } finally {
                end(atEnd);
              }
            },
            name);
    this.thread.setDaemon(true);
  }

  private void end(Runnable atEnd) {
    try {
      atEnd.run();
    } finally {
      ended.complete(null);
    }
  }

  private void run(Turn turn) {
    while (!stopped) {
      try {
        if (taken(turn) == 0 && news.tryAcquire(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
          news.drainPermits();
        }
      } catch (InterruptedException e) {
        if (!stopped) { // not by us, then
          LOG.log(WARNING, "{0} was interrupted, and goes on", thread.getName());
        }
      }
    }
  }

  private int taken(Turn turn) throws InterruptedException {
    try {
      int done = turn.take();
      failing = false;
      return done;
    } catch (RuntimeException | Error e) { // else a channel would end without a word
      LOG.log(failing ? DEBUG : ERROR, thread.getName() + " failed, and goes on", e);
      failing = true; // an outbox that is away for an hour is told of once
      return 0;
    }
  }

  void start() {
    thread.start();
  }

  void wake() {
    if (news.availablePermits() == 0) {
      news.release();
    }
  }

  void stop() {
    stopped = true;
    wake();
  }

  boolean ended() {
    return ended.isDone();
  }

  /** Waits for the end of all, which is asked for twice; together, not one after the other. */
  static void await(List<CourierThread> all) {
    try {
      if (ended(all, PATIENCE_MILLIS)) {
        return;
      }
      all.forEach(CourierThread::interrupt);
      ended(all, LAST_PATIENCE_MILLIS);
    } catch (InterruptedException e) {
      all.forEach(CourierThread::interrupt);
      Thread.currentThread().interrupt();
    }
  }

  private static boolean ended(List<CourierThread> all, long millis) throws InterruptedException {
    try {
      CompletableFuture.allOf(
              all.stream().map(one -> one.ended).toArray(CompletableFuture<?>[]::new))
          .get(millis, TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException("an end is always reached", e);
    }
  }

  private void interrupt() {
    if (!ended.isDone()) {
      LOG.log(WARNING, "{0} is interrupted while it sends", thread.getName());
      thread.interrupt();
    }
  }
}
