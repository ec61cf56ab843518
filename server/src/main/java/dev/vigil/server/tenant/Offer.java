package dev.vigil.server.tenant;

import dev.vigil.server.tenant.Unserved.Why;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * What is offered to an engine that may be busy: either it is taken, or it is taken back when its
 * turn does not come in time, and then never takes effect. Thread-safe.
 */
final class Offer {
  private final AtomicBoolean decided = new AtomicBoolean();

  private Offer() {}

  /**
   * Offers it.
   *
   * @param to is to ask once, when its turn has come, whether it still is wanted
   * @param millis how long its turn is waited for; as long again for it to be done once that came
   * @throws Unserved if its turn has not come
   * @throws IllegalArgumentException if it cannot be taken
   */
  static void make(Function<BooleanSupplier, CompletableFuture<Boolean>> to, long millis) {
    Offer offer = new Offer();
    CompletableFuture<Boolean> answer = to.apply(offer::decide);
    try {
      offer.await(answer, millis);
    } catch (ExecutionException e) {
      throw new IllegalArgumentException(String.valueOf(e.getCause()), e);
    } catch (TimeoutException e) {
      throw new Unserved(Why.BUSY, "the engine does not take it over in time", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Unserved(Why.BUSY, "the server stops", e);
    }
  }

  private void await(CompletableFuture<Boolean> answer, long millis)
      throws ExecutionException, TimeoutException, InterruptedException {
    try {
      answer.get(millis, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      if (decide()) {
        throw e;
      }
      answer.get(millis, TimeUnit.MILLISECONDS);
    }
  }

  /** Whether it was still open; who comes first decides. */
  private boolean decide() {
    return decided.compareAndSet(false, true);
  }
}
