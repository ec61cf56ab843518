package dev.vigil.notify;

import java.util.List;
import java.util.Map;

/**
 * An outbox in memory, which is lost with the process. Full, it refuses what is new. Thread-safe.
 */
public final class MemoryOutbox implements Outbox {
  /** As many as wait at most, unless somebody says otherwise. */
  public static final int MOST = 100_000;

  private final Pile pile;

  public MemoryOutbox() {
    this(MOST);
  }

  /**
   * @param most that may wait
   */
  public MemoryOutbox(int most) {
    this.pile = new Pile(most);
  }

  @Override
  public synchronized void add(List<Waiting> notifications) {
    List<Waiting> fresh = pile.unknown(notifications);
    pile.room(fresh.size());
    pile.add(fresh);
  }

  @Override
  public synchronized List<Waiting> due(long epochMillis, int most) {
    return pile.due(epochMillis, most);
  }

  @Override
  public synchronized List<Waiting> due(String channel, long epochMillis, int most) {
    return pile.due(channel, epochMillis, most);
  }

  @Override
  public synchronized void delivered(String key, long epochMillis) {
    pile.delivered(key, epochMillis);
  }

  @Override
  public synchronized void postpone(String key, long until, String why) {
    pile.postpone(key, until, why);
  }

  @Override
  public synchronized void bury(String key, long epochMillis, String why) {
    pile.bury(key, epochMillis, why);
  }

  @Override
  public synchronized List<Dead> dead() {
    return pile.dead();
  }

  @Override
  public synchronized boolean revive(String key, long epochMillis) {
    return pile.revive(key, epochMillis);
  }

  @Override
  public synchronized void merge(List<String> keys, Waiting whole, long epochMillis) {
    pile.merge(keys, whole, epochMillis);
  }

  @Override
  public synchronized List<String> withdraw(String channel, String thread, long epochMillis) {
    List<String> held = pile.held(channel, thread);
    held.forEach(key -> pile.delivered(key, epochMillis));
    return held;
  }

  @Override
  public synchronized int waiting() {
    return pile.waiting();
  }

  @Override
  public synchronized Map<String, Integer> waitingByChannel() {
    return pile.waitingByChannel();
  }

  @Override
  public void close() {}
}
