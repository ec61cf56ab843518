package dev.vigil.benchmarks;

import dev.vigil.notify.Outbox;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** An outbox that notes when what it holds began as an anomaly, and how long that took. */
final class StormOutbox implements Outbox {
  private final Outbox file;
  private final Map<String, Long> began = new ConcurrentHashMap<>();
  private final ConcurrentLinkedQueue<Long> ways = new ConcurrentLinkedQueue<>();
  private Runnable added = () -> {};
  private long now;

  StormOutbox(Outbox file) {
    this.file = file;
  }

  void onAdd(Runnable action) {
    added = action;
  }

  /** An anomaly comes; the time, in nanoseconds. */
  long begin() {
    now = System.nanoTime();
    return now;
  }

  /** A notification is in the channel's hands. */
  void arrived(String key) {
    Long from = began.remove(key);
    if (from != null) {
      ways.add(System.nanoTime() - from);
    }
  }

  /** How long each took from its anomaly to its channel, in nanoseconds, sorted. */
  long[] ways() {
    return ways.stream().mapToLong(Long::longValue).sorted().toArray();
  }

  void awaitEmpty() throws InterruptedException {
    while (waiting() > 0) {
      Thread.sleep(1);
    }
  }

  @Override
  public void add(List<Waiting> notifications) {
    notifications.forEach(one -> began.put(one.notification().key(), now));
    file.add(notifications);
    added.run();
  }

  @Override
  public List<Waiting> due(long epochMillis, int most) {
    return file.due(epochMillis, most);
  }

  @Override
  public List<Waiting> due(String channel, long epochMillis, int most) {
    return file.due(channel, epochMillis, most);
  }

  @Override
  public void delivered(String key, long epochMillis) {
    file.delivered(key, epochMillis);
  }

  @Override
  public void postpone(String key, long until, String why) {
    file.postpone(key, until, why);
  }

  @Override
  public void bury(String key, long epochMillis, String why) {
    file.bury(key, epochMillis, why);
  }

  @Override
  public List<Dead> dead() {
    return file.dead();
  }

  @Override
  public boolean revive(String key, long epochMillis) {
    return file.revive(key, epochMillis);
  }

  @Override
  public void merge(List<String> keys, Waiting whole, long epochMillis) {
    file.merge(keys, whole, epochMillis);
  }

  @Override
  public List<String> withdraw(String channel, String thread, long epochMillis) {
    return file.withdraw(channel, thread, epochMillis);
  }

  @Override
  public int waiting() {
    return file.waiting();
  }

  @Override
  public Map<String, Integer> waitingByChannel() {
    return file.waitingByChannel();
  }

  @Override
  public void close() {
    file.close();
  }
}
