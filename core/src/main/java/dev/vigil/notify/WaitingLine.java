package dev.vigil.notify;

import dev.vigil.notify.Outbox.Waiting;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What waits for one channel, in the order in which it came. One owner. */
final class WaitingLine {
  private final TreeMap<Long, Place> ready = new TreeMap<>();
  private final TreeSet<Place> later =
      new TreeSet<>(
          Comparator.comparingLong((Place place) -> place.waiting.notBefore())
              .thenComparingLong(place -> place.number));
  private final Map<String, NavigableMap<Long, Place>> threads = new HashMap<>();
  private final Map<String, NavigableMap<Long, Place>> held = new HashMap<>();

  /** One that waits, and its number in the order in which they came. */
  static final class Place {
    final long number;
    private Waiting waiting;

    Place(long number, Waiting waiting) {
      this.number = number;
      this.waiting = waiting;
    }

    Waiting waiting() {
      return waiting;
    }

    private String thread() {
      return waiting.notification().subject().thread();
    }
  }

  void add(Place place) {
    later.add(place);
    byThread(place).computeIfAbsent(place.thread(), t -> new TreeMap<>()).put(place.number, place);
  }

  private Map<String, NavigableMap<Long, Place>> byThread(Place place) {
    return place.waiting.digest() ? held : threads;
  }

  void remove(Place place) {
    later.remove(place);
    ready.remove(place.number);
    Map<String, NavigableMap<Long, Place>> all = byThread(place);
    NavigableMap<Long, Place> thread = all.get(place.thread());
    if (thread != null) {
      thread.remove(place.number);
      if (thread.isEmpty()) {
        all.remove(place.thread());
      }
    }
  }

  void change(Place place, Waiting waiting) {
    remove(place);
    place.waiting = waiting;
    add(place);
  }

  int size() {
    return later.size() + ready.size();
  }

  /** What waits for a digest, of one thread. */
  List<Waiting> held(String thread) {
    NavigableMap<Long, Place> parts = held.get(thread);
    return parts == null ? List.of() : parts.values().stream().map(Place::waiting).toList();
  }

  /** The first that may be sent now, and not before others of their thread. */
  List<Place> due(long now, int most) {
    while (!later.isEmpty() && later.first().waiting.notBefore() <= now) {
      Place place = later.first();
      later.remove(place);
      ready.put(place.number, place);
    }
    List<Place> due = new ArrayList<>();
    for (Place place : ready.values()) {
      if (due.size() >= most) {
        break;
      }
      if (place.waiting.notBefore() <= now && !overtakes(place, now)) {
        due.add(place);
      }
    }
    return due;
  }

  private boolean overtakes(Place place, long now) {
    NavigableMap<Long, Place> thread = place.waiting.digest() ? null : threads.get(place.thread());
    return thread != null && waits(thread, place.number, now) != null;
  }

  /** One of a thread before another that may not be sent yet. */
  private static @Nullable Place waits(NavigableMap<Long, Place> thread, long before, long now) {
    for (Place elder : thread.headMap(before).values()) {
      if (elder.waiting.notBefore() > now) {
        return elder;
      }
    }
    return null;
  }
}
