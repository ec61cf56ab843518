package dev.vigil.server.live;

import java.time.Clock;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** What the server counts, by name. Thread-safe. */
public final class Tallies {
  private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();
  private final Signs signs;

  /** For what is no engine. */
  public Tallies() {
    this(Clock.systemUTC());
  }

  Tallies(InstantSource clock) {
    this.signs = new Signs(clock);
  }

  /** What does not work, and how far it is. */
  public Signs signs() {
    return signs;
  }

  /** Counts so many more. The names are few, and never those of a sender. */
  public void add(String name, long many) {
    counts.computeIfAbsent(name, key -> new LongAdder()).add(many);
  }

  /** How many there were. */
  public long of(String name) {
    LongAdder count = counts.get(name);
    return count == null ? 0 : count.sum();
  }

  /** All of them, by name. */
  public Map<String, Long> all() {
    Map<String, Long> all = new TreeMap<>();
    counts.forEach((name, count) -> all.put(name, count.sum()));
    return all;
  }
}
