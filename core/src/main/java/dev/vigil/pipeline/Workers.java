package dev.vigil.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntConsumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The threads that share the work on a batch, the caller's among them: more or fewer as they are
 * busy, within the bounds of a scaling. Their load is the share of the time since it was looked at
 * last, five seconds or more before, in which they worked on batches. One owner.
 */
final class Workers implements AutoCloseable {
  private static final long WINDOW_NANOS = 5_000_000_000L;
  private static final double BUSY = 0.8;
  private static final double EASY = 0.3;

  private final Scaling scaling;
  private final @Nullable LongSupplier nanos;
  private final Counts counts;
  private final ThreadPoolExecutor others;
  private final AtomicLong busyNanos = new AtomicLong();
  private int count;
  private long lookedAt;
  private long upFrom;
  private long downFrom;

  /**
   * @param nanos a clock that only goes on, whatever its zero, that any thread may read; without
   *     one there are always as many as there may be
   */
  Workers(Scaling scaling, @Nullable LongSupplier nanos, Counts counts) {
    this.scaling = scaling;
    this.nanos = scaling.varies() ? nanos : null;
    this.counts = counts;
    this.count = this.nanos == null ? scaling.maxInstances() : scaling.minInstances();
    this.others =
        new ThreadPoolExecutor(
            Math.max(1, count - 1),
            Math.max(1, scaling.maxInstances() - 1),
            1,
            TimeUnit.MINUTES,
            new LinkedBlockingQueue<>(),
            Workers::thread);
    if (this.nanos != null) {
      lookedAt = upFrom = downFrom = this.nanos.getAsLong();
    }
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "vigil-shard");
    thread.setDaemon(true);
    return thread;
  }

  /** How many share the work now. */
  int count() {
    return count;
  }

  /**
   * Has all of them do their share, and waits for the last.
   *
   * @param share is handed the number of a share, from 0 to one less than {@link #count}
   */
  void run(IntConsumer share) {
    List<Future<?>> shares = new ArrayList<>();
    for (int i = 1; i < count; i++) {
      int number = i;
      shares.add(others.submit(() -> timed(share, number)));
    }
    try {
      timed(share, 0);
    } finally {
      await(shares);
    }
    passTime();
  }

  private void timed(IntConsumer share, int number) {
    if (nanos == null) {
      share.accept(number);
      return;
    }
    long began = nanos.getAsLong();
    share.accept(number);
    busyNanos.addAndGet(nanos.getAsLong() - began);
  }

  /** To the last, whatever happens: the series are nobody else's until then. */
  private static void await(List<Future<?>> shares) {
    boolean interrupted = false;
    @Nullable Throwable failure = null;
    for (Future<?> share : shares) {
      boolean done = false;
      while (!done) {
        try {
          share.get();
          done = true;
        } catch (ExecutionException e) {
          failure = e.getCause();
          done = true;
        } catch (InterruptedException e) {
          interrupted = true; // it is told of it below
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    if (failure != null) {
      throw new IllegalStateException("a shard failed", failure);
    }
  }

  /** Looks at how busy they were, if it is time to. */
  void passTime() {
    if (nanos == null) {
      return;
    }
    long now = nanos.getAsLong();
    long passed = now - lookedAt;
    if (passed < WINDOW_NANOS) {
      return;
    }
    double load = busyNanos.getAndSet(0) / ((double) passed * count);
    lookedAt = now;
    if (load > BUSY && count < scaling.maxInstances() && now - upFrom >= 0) {
      counts.scaledUp();
      scale(count + 1, now);
    } else if (load < EASY && count > scaling.minInstances() && now - downFrom >= 0) {
      counts.scaledDown();
      scale(count - 1, now);
    }
  }

  private void scale(int to, long now) {
    count = to;
    upFrom = now + scaling.scaleUpCooldown().toNanos();
    downFrom = now + scaling.scaleDownCooldown().toNanos();
    others.setCorePoolSize(Math.max(1, count - 1));
  }

  @Override
  public void close() {
    others.shutdown();
  }
}
