package dev.vigil.notify;

import java.util.List;

/**
 * Where notifications wait until they have arrived: what was put in survives the process, if the
 * outbox is of a kind that lasts. Thread-safe.
 */
public interface Outbox extends AutoCloseable {
  /**
   * Keeps notifications, all of them or none; once this returns, none is lost. One whose key is
   * known already, be it waiting, delivered of late or dead, is passed over.
   */
  void add(List<Waiting> notifications);

  /** Those that may be sent now, the longest waiting first. */
  List<Waiting> due(long epochMillis, int most);

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

  /** How many wait. */
  int waiting();

  @Override
  void close();

  /**
   * A notification that waits.
   *
   * @param notBefore the time until which it is held back, or is not tried again
   * @param digest whether it is told with others of its channel, in one
   * @param attempts how often it was tried
   * @param why it did not arrive the last time; empty where it was not tried
   */
  record Waiting(
      Notification notification, long notBefore, boolean digest, int attempts, String why) {}

  /** A notification that was given up, when, and why. */
  record Dead(Notification notification, long epochMillis, int attempts, String why) {}
}
