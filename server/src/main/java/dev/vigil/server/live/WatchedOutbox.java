package dev.vigil.server.live;

import dev.vigil.notify.Outbox;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** An outbox of which what becomes of each notification is written down. Thread-safe. */
final class WatchedOutbox implements Outbox {
  private final Outbox outbox;
  private final DeliveryBook book;
  private final InstantSource clock;

  WatchedOutbox(Outbox outbox, DeliveryBook book, InstantSource clock) {
    this.outbox = outbox;
    this.book = book;
    this.clock = clock;
  }

  @Override
  public void add(List<Waiting> notifications) {
    outbox.add(notifications);
    book.added(notifications, clock.millis());
  }

  @Override
  public List<Waiting> due(long epochMillis, int most) {
    return outbox.due(epochMillis, most);
  }

  @Override
  public List<Waiting> due(String channel, long epochMillis, int most) {
    return outbox.due(channel, epochMillis, most);
  }

  @Override
  public void delivered(String key, long epochMillis) {
    outbox.delivered(key, epochMillis);
    book.became(key, DeliveryBook.Status.DELIVERED, epochMillis, "");
  }

  @Override
  public void postpone(String key, long until, String why) {
    outbox.postpone(key, until, why);
    book.postponed(key, clock.millis(), until, why);
  }

  @Override
  public void bury(String key, long epochMillis, String why) {
    outbox.bury(key, epochMillis, why);
    book.became(key, DeliveryBook.Status.GIVEN_UP, epochMillis, why);
  }

  @Override
  public List<Dead> dead() {
    return outbox.dead();
  }

  @Override
  public boolean revive(String key, long epochMillis) {
    boolean revived = outbox.revive(key, epochMillis);
    if (revived) {
      book.became(key, DeliveryBook.Status.REVIVED, epochMillis, "");
    }
    return revived;
  }

  @Override
  public void merge(List<String> keys, Waiting whole, long epochMillis) {
    outbox.merge(keys, whole, epochMillis);
    book.merged(keys, whole, epochMillis);
  }

  @Override
  public List<String> withdraw(String channel, String thread, long epochMillis) {
    List<String> held = outbox.withdraw(channel, thread, epochMillis);
    book.overtaken(held, epochMillis);
    return held;
  }

  @Override
  public int waiting() {
    return outbox.waiting();
  }

  @Override
  public Map<String, Integer> waitingByChannel() {
    return outbox.waitingByChannel();
  }

  @Override
  public void close() {
    outbox.close();
  }
}
