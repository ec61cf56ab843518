package dev.vigil.server.live;

import java.time.Clock;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** What the server counts, by name. Thread-safe. */
public final class Tallies {
  /** What is counted from 0 on, so that whoever watches it sees the first one, too. */
  private static final List<String> OF_AN_ENGINE =
      List.of(
          "accepted_points",
          "refused_points",
          "passed_over_points",
          "not_kept_points",
          "shed_points_queue_full",
          "shed_points_requests_full",
          "shed_requests_readers_busy",
          "shed_requests_bodies_full",
          "checkpoints",
          "failed_checkpoints",
          "failed_entries",
          "failed_facts",
          "lost_facts");

  private static final List<String> OF_HTTP =
      List.of("requests", "answers_2xx", "answers_4xx", "answers_5xx");

  private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();
  private final Signs signs;

  /** For what is no engine. */
  public Tallies() {
    this(Clock.systemUTC());
  }

  Tallies(InstantSource clock) {
    this.signs = new Signs(clock);
  }

  /** Of what a tenant's engine takes in. */
  static Tallies ofEngine(InstantSource clock) {
    return new Tallies(clock).from0(OF_AN_ENGINE);
  }

  /** Of requests and their answers. */
  public static Tallies ofHttp() {
    return new Tallies().from0(OF_HTTP);
  }

  private Tallies from0(List<String> names) {
    names.forEach(name -> add(name, 0));
    return this;
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
