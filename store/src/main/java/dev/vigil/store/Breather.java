package dev.vigil.store;

import dev.vigil.store.StoreException.Reason;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps whoever has other things to do from waiting again and again for a database that does not
 * answer: once a failure was long in coming, it is not asked for four times as long, up to a
 * minute. One owner.
 */
final class Breather {
  private static final long SHORT_NANOS = 500_000_000L;
  private static final long LONGEST_NANOS = 60_000_000_000L;
  private static final int TIMES = 4;

  private final LongSupplier nanos;
  private @Nullable StoreException why;
  private long until;

  /**
   * @param nanos a clock that only goes on
   */
  Breather(LongSupplier nanos) {
    this.nanos = nanos;
  }

  long now() {
    return nanos.getAsLong();
  }

  /**
   * Fails at once while it is not to be asked.
   *
   * @throws StoreException as it failed the last time
   */
  void check() {
    StoreException last = why;
    if (last == null) {
      return;
    }
    if (nanos.getAsLong() - until < 0) {
      Reason reason = last.reason();
      throw new StoreException(reason, "not asked again yet: " + last.getMessage(), last);
    }
    why = null;
  }

  /**
   * It has failed.
   *
   * @param began when it was asked
   */
  void failed(StoreException failure, long began) {
    long now = nanos.getAsLong();
    long took = now - began;
    if (took >= SHORT_NANOS) {
      why = failure;
      until = now + Math.min(LONGEST_NANOS, TIMES * took);
    }
  }
}
