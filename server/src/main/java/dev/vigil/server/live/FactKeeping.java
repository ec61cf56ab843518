package dev.vigil.server.live;

import dev.vigil.pipeline.Desk;
import dev.vigil.store.Fact;
import dev.vigil.store.Facts;
import dev.vigil.store.StoreException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Brings what is in the book to where it is kept: after each entry, and within one where much comes
 * of it. What cannot be kept is tried again with the next; once the book is full, whoever fills it
 * waits, so that nothing is let go of and memory is bounded. For the thread of the engine, but for
 * {@link #stop}.
 */
final class FactKeeping {
  private static final Logger LOG = System.getLogger(FactKeeping.class.getName());
  private static final int TOGETHER = 2_000;
  private static final long WAIT_MILLIS = 100;

  private final FactBook book;
  private final Supplier<Desk> desk;
  private final Facts facts;
  private final Tallies tallies;
  private final CountDownLatch stopping = new CountDownLatch(1);

  FactKeeping(FactBook book, Supplier<Desk> desk, Facts facts, Tallies tallies) {
    this.book = book;
    this.desk = desk;
    this.facts = facts;
    this.tallies = tallies;
    book.whenMuch(this::keep);
  }

  /** Keeps what there is, if that works just now; waits for it if there is too much. */
  void keep() {
    while (!book.isEmpty() && !tried() && book.isFull()) {
      if (stops()) {
        book.leave();
      }
    }
  }

  /** Nobody waits any more; what cannot be kept from here on is left to the journal. */
  void stop() {
    stopping.countDown();
  }

  /** Waits a little; whether it is to stop. */
  private boolean stops() {
    try {
      return stopping.await(WAIT_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  /** Whether all are kept. */
  private boolean tried() {
    Signs signs = tallies.signs();
    if (!signs.mayTry(Signs.Part.FACTS)) {
      return false;
    }
    try {
      List<Fact> all = book.facts(desk.get());
      for (int at = 0; at < all.size(); at += TOGETHER) {
        put(all.subList(at, Math.min(all.size(), at + TOGETHER)));
      }
      book.clear();
      signs.works(Signs.Part.FACTS);
      return true;
    } catch (StoreException e) {
      tallies.add("failed_facts", 1);
      signs.failed(Signs.Part.FACTS, e);
      signs.holdsFacts(book.size());
      return false;
    } catch (RuntimeException e) {
      lost(book.size(), e); // it would fail in the same way for ever
      book.clear();
      return true;
    }
  }

  private void put(List<Fact> some) {
    try {
      facts.put(some);
      tallies.add("facts", some.size());
    } catch (StoreException e) {
      throw e;
    } catch (RuntimeException e) {
      if (some.size() > 1) {
        some.forEach(one -> put(List.of(one))); // the others can do nothing for it
      } else {
        lost(1, e);
      }
    }
  }

  private void lost(int many, RuntimeException why) {
    tallies.add("lost_facts", many);
    LOG.log(Level.ERROR, many + " anomalies, alerts or incidents could not be written down", why);
  }
}
