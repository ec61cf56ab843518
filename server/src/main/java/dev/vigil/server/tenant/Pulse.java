package dev.vigil.server.tenant;

import dev.vigil.notify.OutboxException;
import dev.vigil.server.live.Tallies;
import dev.vigil.store.Store;
import dev.vigil.store.StoreException;

/**
 * What of a tenant is looked at every few seconds, so that asking for it does not wait for a
 * database. One thread beats, any may read.
 */
public final class Pulse {
  /** Beats from one look at the size of the store to the next. */
  private static final int BEATS_TO_WEIGH = 12;

  private final Store store;
  private final Tallies tallies;
  private long accepted;
  private long nanos = System.nanoTime();
  private int beats;
  private volatile Beat last = new Beat(0, 0, 0);

  Pulse(Store store, Tallies tallies) {
    this.store = store;
    this.tallies = tallies;
  }

  /**
   * How it was at the last look.
   *
   * @param perSecond points that were accepted a second, of late
   * @param notifications that wait to be sent
   * @param bytes that all that is kept takes
   */
  public record Beat(double perSecond, int notifications, long bytes) {}

  /** How it was at the last look. */
  public Beat last() {
    return last;
  }

  /** Looks; what does not answer is told as it was before. */
  void beat() {
    Beat before = last;
    long now = System.nanoTime();
    long many = tallies.of("accepted_points");
    double seconds = Math.max(1e-3, (now - nanos) / 1e9);
    double perSecond = (many - accepted) / seconds;
    nanos = now;
    accepted = many;
    int waiting = before.notifications();
    long bytes = before.bytes();
    try {
      waiting = store.outbox().waiting();
      if (beats++ % BEATS_TO_WEIGH == 0) {
        bytes = store.bytes();
      }
    } catch (OutboxException | StoreException e) {
      tallies.add("failed_looks", 1); // what does not work is told where it is written to
    }
    last = new Beat(perSecond, waiting, bytes);
  }
}
