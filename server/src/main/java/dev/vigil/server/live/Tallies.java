package dev.vigil.server.live;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** What the server counts, by name. Thread-safe. */
public final class Tallies {
  /** What a server counts from 0 on, so that whoever watches it sees the first one, too. */
  private static final List<String> OF_A_SERVER =
      List.of(
          "accepted_points",
          "refused_points",
          "passed_over_points",
          "not_kept_points",
          "shed_points_queue_full",
          "shed_points_requests_full",
          "shed_requests_readers_busy",
          "checkpoints",
          "failed_checkpoints",
          "failed_entries",
          "failed_facts",
          "lost_facts");

  private static final List<String> OF_HTTP =
      List.of("requests", "answers_2xx", "answers_4xx", "answers_5xx");

  private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

  /** Of nothing in particular. */
  public Tallies() {
    this(List.of());
  }

  private Tallies(List<String> names) {
    names.forEach(name -> add(name, 0));
  }

  /** Of what a tenant's engine takes in. */
  public static Tallies ofServer() {
    return new Tallies(OF_A_SERVER);
  }

  /** Of requests and their answers. */
  public static Tallies ofHttp() {
    return new Tallies(OF_HTTP);
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
