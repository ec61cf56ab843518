package dev.vigil.alert;

import java.util.Comparator;
import java.util.TreeSet;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Which live alert will be over first. One that is put off stays where it stands until it is its
 * turn, so that an anomaly more costs next to nothing here. One owner.
 */
final class DueQueue {
  private final TreeSet<Entry> turns =
      new TreeSet<>(
          Comparator.comparingLong((Entry entry) -> entry.queued())
              .thenComparingLong(entry -> entry.alert().id()));

  private final ToLongFunction<Alert> due;

  DueQueue(ToLongFunction<Alert> due) {
    this.due = due;
  }

  /** An alert has begun, or changes its place. */
  void put(Entry entry) {
    turns.remove(entry);
    entry.queued(due.applyAsLong(entry.alert()));
    turns.add(entry);
  }

  /** An alert has changed, and may be over sooner than before. */
  void moved(Entry entry) {
    if (due.applyAsLong(entry.alert()) < entry.queued()) {
      put(entry);
    }
  }

  /** An alert is over. */
  void remove(Entry entry) {
    turns.remove(entry);
  }

  /** The first that is over by then; null if there is none. */
  @Nullable Entry first(long now) {
    while (!turns.isEmpty() && turns.first().queued() <= now) {
      Entry entry = turns.first();
      if (due.applyAsLong(entry.alert()) == entry.queued()) {
        return entry;
      }
      put(entry);
    }
    return null;
  }
}
