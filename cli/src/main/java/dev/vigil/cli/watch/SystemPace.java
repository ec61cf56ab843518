package dev.vigil.cli.watch;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The machine's own clocks. Thread-safe: any thread may tell it to stop. */
final class SystemPace implements Pace {
  private final CountDownLatch stopped = new CountDownLatch(1);

  /** Ends the waiting, now and later. */
  void stop() {
    stopped.countDown();
  }

  @Override
  public long epochMillis() {
    return System.currentTimeMillis();
  }

  @Override
  public long nanos() {
    return System.nanoTime();
  }

  @Override
  public boolean await(long nanos) {
    try {
      return !stopped.await(nanos - System.nanoTime(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
