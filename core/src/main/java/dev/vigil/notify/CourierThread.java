package dev.vigil.notify;

import static java.lang.System.Logger.Level.ERROR;
import static java.lang.System.Logger.Level.WARNING;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Takes turns on a thread of its own until it is stopped. Thread-safe. */
final class CourierThread {
  private static final System.Logger LOG = System.getLogger(CourierThread.class.getName());
  private static final long PAUSE_MILLIS = 200;
  private static final long PATIENCE_MILLIS = 10_000;
  private static final long LAST_PATIENCE_MILLIS = 2_000;

  private final Semaphore news = new Semaphore(0);
  private final Thread thread;
  private volatile boolean stopped;

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
                atEnd.run();
              }
            },
            name);
    this.thread.setDaemon(true);
  }

  private void run(Turn turn) {
    while (!stopped) {
      try {
        if (taken(turn) == 0 && news.tryAcquire(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
          news.drainPermits();
        }
      } catch (InterruptedException e) {
        stopped = true; // nobody else interrupts it
      }
    }
  }

  private int taken(Turn turn) throws InterruptedException {
    try {
      return turn.take();
    } catch (RuntimeException | Error e) { // else a channel would end without a word
      LOG.log(ERROR, thread.getName() + " failed, and goes on", e);
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

  /** Waits for its end, which is asked for twice. */
  void await() {
    try {
      thread.join(PATIENCE_MILLIS);
      if (thread.isAlive()) {
        LOG.log(WARNING, "{0} is interrupted while it sends", thread.getName());
        thread.interrupt();
        thread.join(LAST_PATIENCE_MILLIS);
      }
    } catch (InterruptedException e) {
      thread.interrupt();
      Thread.currentThread().interrupt();
    }
  }
}
