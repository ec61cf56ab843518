package dev.vigil.notify;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;

/**
 * Where notifications wait until they have arrived: what was put in survives the process, if the
 * outbox is of a kind that lasts. Thread-safe.
 */
public interface Outbox extends AutoCloseable {
  /**
   * Keeps notifications, all of them or none; once this returns, none is lost. One whose key is
   * known already, be it waiting, delivered of late or dead, is passed over.
   *
   * @throws OutboxException if it is full, or cannot be written to
   */
  void add(List<Waiting> notifications);

  /**
   * Those that may be sent now, the longest waiting first. One that would overtake another of the
   * same thread and channel, which waits still and not for a digest, is not among them.
   */
  List<Waiting> due(long epochMillis, int most);

  /** Those of one channel that may be sent now; see {@link #due(long, int)}. */
  List<Waiting> due(String channel, long epochMillis, int most);

  /** It has arrived. */
  void delivered(String key, long epochMillis);

  /** It is to be tried again. */
  void postpone(String key, long until, String why);

  /** It will not be tried any more, unless somebody says so. */
  void bury(String key, long epochMillis, String why);

  /** Those that were given up, oldest first. */
  List<Dead> dead();

  /** Tries one again that was given up; whether there was such a one. */
  boolean revive(String key, long epochMillis);

  /**
   * Puts one notification in the place of several, whose keys are known as delivered from then on:
   * both or neither. It may have the key of one of them, which then waits as it says. Nothing is
   * put in where none of them waits any more.
   *
   * @throws OutboxException if it cannot be written to
   */
  void merge(List<String> keys, Waiting whole, long epochMillis);

  /**
   * What waits for a digest of a channel, of one thread, is not told any more; its keys are known
   * as delivered from then on.
   *
   * @return the keys of what waited, in its order
   */
  List<String> withdraw(String channel, String thread, long epochMillis);

  /** How many wait. */
  int waiting();

  /** How many wait for each channel for which any do. */
  Map<String, Integer> waitingByChannel();

  @Override
  void close();

  /**
   * A notification that waits.
   *
   * @param notBefore the time until which it is held back, or is not tried again; 0 for neither
   * @param digest whether it is told with others of its channel, in one
   * @param attempts how often it was tried
   * @param why it did not arrive the last time; empty where it was not tried
   * @param since when it could have been sent for the first time; 0 where nobody knows
   */
  record Waiting(
      Notification notification,
      long notBefore,
      boolean digest,
      int attempts,
      String why,
      long since) {
    public Waiting {
      requireNonNull(notification, "notification");
      requireNonNull(why, "why");
    }

    /** One that could be sent from {@code notBefore} on for the first time. */
    public Waiting(
        Notification notification, long notBefore, boolean digest, int attempts, String why) {
      this(notification, notBefore, digest, attempts, why, notBefore);
    }

    /** One that may be sent at once, whatever becomes of the clock. */
    static Waiting atOnce(Notification notification, long now) {
      return new Waiting(notification, 0, false, 0, "", now);
    }

    /** Tells it from all others. */
    public String key() {
      return notification.key();
    }

    /** After it was tried in vain. */
    Waiting postponed(long until, String reason) {
      long first = since == 0 ? until : since;
      return new Waiting(notification, until, digest, attempts + 1, reason, first);
    }
  }

  /** A notification that was given up, when, and why. */
  record Dead(Notification notification, long epochMillis, int attempts, String why) {}
}
