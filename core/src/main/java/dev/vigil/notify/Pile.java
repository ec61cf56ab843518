package dev.vigil.notify;

import dev.vigil.notify.Outbox.Dead;
import dev.vigil.notify.Outbox.Waiting;
import dev.vigil.notify.WaitingLine.Place;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What waits, what was given up, and which keys are known, in memory. One owner. */
final class Pile {
  private static final int MOST_DELIVERED = 100_000;
  private static final int MOST_DEAD = 10_000;
  private static final long DELIVERED_KEPT = Duration.ofDays(7).toMillis();

  private final int most;
  private final Map<String, Place> waiting = new LinkedHashMap<>();
  private final Map<String, WaitingLine> lines = new HashMap<>();
  private final Map<String, Dead> dead = new LinkedHashMap<>();
  private final Map<String, Long> delivered = new LinkedHashMap<>();
  private long lastNumber;
  private long newest = Long.MIN_VALUE;

  /**
   * @param most that may wait
   */
  Pile(int most) {
    this.most = most;
  }

  boolean known(String key) {
    return waiting.containsKey(key) || dead.containsKey(key) || delivered.containsKey(key);
  }

  /** Those of some that are new, each once. */
  List<Waiting> unknown(List<Waiting> some) {
    Map<String, Waiting> fresh = new LinkedHashMap<>();
    for (Waiting one : some) {
      if (!known(one.key())) {
        fresh.putIfAbsent(one.key(), one);
      }
    }
    return List.copyOf(fresh.values());
  }

  /**
   * Whether so many more can wait.
   *
   * @throws OutboxException if they cannot
   */
  void room(int more) {
    if (waiting.size() + more > most) {
      throw new OutboxException("the outbox is full: " + waiting.size() + " notifications wait");
    }
  }

  void add(List<Waiting> fresh) {
    fresh.forEach(this::put);
  }

  private void put(Waiting one) {
    Place place = new Place(++lastNumber, one);
    waiting.put(one.key(), place);
    lines.computeIfAbsent(channel(one), name -> new WaitingLine()).add(place);
  }

  private static String channel(Waiting one) {
    return one.notification().channel();
  }

  private @Nullable Waiting take(String key) {
    Place place = waiting.remove(key);
    if (place == null) {
      return null;
    }
    String channel = channel(place.waiting());
    WaitingLine line = lines.get(channel);
    if (line != null) {
      line.remove(place);
      if (line.size() == 0) {
        lines.remove(channel);
      }
    }
    return place.waiting();
  }

  List<Waiting> due(long now, int count) {
    List<Place> due = new ArrayList<>();
    lines.values().forEach(line -> due.addAll(line.due(now, count)));
    due.sort(Comparator.comparingLong(place -> place.number));
    return due.stream().limit(count).map(Place::waiting).toList();
  }

  List<Waiting> due(String channel, long now, int count) {
    WaitingLine line = lines.get(channel);
    return line == null ? List.of() : line.due(now, count).stream().map(Place::waiting).toList();
  }

  void delivered(String key, long now) {
    take(key);
    dead.remove(key);
    remember(key, now);
  }

  void remember(String key, long now) {
    newest = Math.max(newest, now);
    delivered.remove(key);
    delivered.put(key, now);
    var eldest = delivered.entrySet().iterator();
    while (eldest.hasNext()) {
      boolean old = eldest.next().getValue() < newest - DELIVERED_KEPT;
      if (!old && delivered.size() <= MOST_DELIVERED) {
        break;
      }
      eldest.remove();
    }
  }

  void postpone(String key, long until, String why) {
    Place place = waiting.get(key);
    if (place != null) {
      WaitingLine line = lines.get(channel(place.waiting()));
      if (line != null) {
        line.change(place, place.waiting().postponed(until, why));
      }
    }
  }

  void bury(String key, long now, String why) {
    Waiting one = take(key);
    if (one != null) {
      bury(new Dead(one.notification(), now, one.attempts(), why));
    }
  }

  void bury(Dead one) {
    dead.put(one.notification().key(), one);
    while (dead.size() > MOST_DEAD) {
      Dead eldest = dead.values().iterator().next();
      dead.remove(eldest.notification().key());
      remember(eldest.notification().key(), eldest.epochMillis());
    }
  }

  boolean revive(String key, long now) {
    Dead one = dead.remove(key);
    if (one != null) {
      put(new Waiting(one.notification(), now, false, 0, ""));
    }
    return one != null;
  }

  void merge(List<String> keys, Waiting whole, long now) {
    boolean waited = false;
    for (String key : keys) {
      if (take(key) != null) {
        waited = true;
        remember(key, now);
      }
    }
    if (waited) {
      delivered.remove(whole.key());
    }
    if (waited && !known(whole.key())) {
      put(whole);
    }
  }

  /** The keys of what waits for a digest of a channel, of one thread. */
  List<String> held(String channel, String thread) {
    WaitingLine line = lines.get(channel);
    return line == null ? List.of() : line.held(thread).stream().map(Waiting::key).toList();
  }

  int waiting() {
    return waiting.size();
  }

  Map<String, Integer> waitingByChannel() {
    Map<String, Integer> count = new TreeMap<>();
    lines.forEach((channel, line) -> count.put(channel, line.size()));
    return count;
  }

  List<Waiting> allWaiting() {
    return waiting.values().stream().map(Place::waiting).toList();
  }

  List<Dead> dead() {
    return List.copyOf(dead.values());
  }

  Map<String, Long> allDelivered() {
    return delivered;
  }
}
