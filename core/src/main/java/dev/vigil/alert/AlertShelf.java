package dev.vigil.alert;

import dev.vigil.model.SeriesKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where alerts are kept: by number, by series, and those that are over by their end. One owner. */
final class AlertShelf {
  private static final Comparator<Entry> BY_NUMBER =
      Comparator.comparingLong(entry -> entry.alert().id());

  private final AlertSpec spec;
  private final Map<Long, Entry> byId = new HashMap<>();

  /** Those that may be joined or come back: all but the closed. */
  private final Map<SeriesKey, List<Entry>> bySeries = new HashMap<>();

  private final Map<Long, Entry> over = new LinkedHashMap<>();
  private final DueQueue queue;
  private long lastId;
  private int live;

  AlertShelf(AlertSpec spec) {
    this.spec = spec;
    this.queue = new DueQueue(spec::due);
  }

  long nextId() {
    return lastId + 1;
  }

  long lastId() {
    return lastId;
  }

  void lastId(long id) {
    lastId = id;
  }

  int live() {
    return live;
  }

  @Nullable Entry get(long id) {
    return byId.get(id);
  }

  /** Those of a series, but the closed. */
  List<Entry> of(SeriesKey series) {
    return bySeries.getOrDefault(series, List.of());
  }

  @Nullable Entry find(Fingerprint fingerprint) {
    for (Entry entry : of(fingerprint.series())) {
      if (entry.alert().fingerprint().kind().equals(fingerprint.kind())) {
        return entry;
      }
    }
    return null;
  }

  /** Puts a new alert in, in place of one of its fingerprint that is over and not to come back. */
  Entry add(Alert alert) {
    Entry entry = new Entry(alert);
    lastId = Math.max(lastId, alert.id());
    byId.put(alert.id(), entry);
    if (alert.status() != AlertStatus.CLOSED) {
      List<Entry> ofSeries = bySeries.computeIfAbsent(alert.series(), series -> new ArrayList<>(1));
      ofSeries.removeIf(one -> one.alert().fingerprint().equals(alert.fingerprint()));
      ofSeries.add(entry);
      ofSeries.sort(BY_NUMBER);
    }
    if (alert.live()) {
      live++;
      queue.put(entry);
    } else {
      over.put(alert.id(), entry);
      forget();
    }
    return entry;
  }

  /** An alert has changed. */
  void put(Entry entry, Alert next) {
    boolean was = entry.alert().live();
    entry.alert(next);
    if (was && next.live()) {
      queue.moved(entry);
    } else if (was) {
      live--;
      queue.remove(entry);
      over.put(next.id(), entry);
    } else if (next.live()) {
      live++;
      over.remove(next.id());
      queue.put(entry);
    }
    if (next.status() == AlertStatus.CLOSED) {
      leave(entry);
    }
    forget();
  }

  private void forget() {
    while (over.size() > spec.mostOver()) {
      Entry oldest = over.values().iterator().next();
      over.remove(oldest.alert().id());
      byId.remove(oldest.alert().id());
      leave(oldest);
    }
  }

  private void leave(Entry entry) {
    SeriesKey series = entry.alert().series();
    List<Entry> ofSeries = bySeries.get(series);
    if (ofSeries != null && ofSeries.remove(entry) && ofSeries.isEmpty()) {
      bySeries.remove(series);
    }
  }

  DueQueue queue() {
    return queue;
  }

  /** The live ones, in the order in which they were opened first. */
  List<Entry> allLive() {
    List<Entry> all = new ArrayList<>(live);
    for (Entry entry : byId.values()) {
      if (entry.alert().live()) {
        all.add(entry);
      }
    }
    all.sort(BY_NUMBER);
    return all;
  }

  /** Those that are over, in the order of their ends. */
  List<Entry> allOver() {
    return List.copyOf(over.values());
  }
}
