package dev.vigil.server.tenant;

import dev.vigil.config.Sampling;
import dev.vigil.model.SeriesKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * Leaves out the points that the configuration does not want of series that report too often,
 * before they are journalled, and counts them by the entry that says so. Thread-safe.
 */
final class Sieve {
  private static final int MOST_KNOWN = 100_000;
  private static final Mesh WIDE = new Mesh(-1, 0);

  private final Sampling sampling;
  private final List<LongAdder> leftOut = new ArrayList<>();
  private final Map<SeriesKey, Mesh> known = new ConcurrentHashMap<>();

  /** Which entry a series goes by, and its hash. */
  private record Mesh(int entry, long hash) {}

  private Sieve(Sampling sampling, Map<String, LongAdder> before) {
    this.sampling = sampling;
    for (int entry = 0; entry < sampling.size(); entry++) {
      leftOut.add(before.getOrDefault(sampling.words(entry), new LongAdder()));
    }
  }

  static Sieve of(Sampling sampling) {
    return new Sieve(sampling, Map.of());
  }

  /** The same for another configuration; what entries that stay have left out stays counted. */
  Sieve with(Sampling other) {
    if (other.equals(sampling)) {
      return this;
    }
    Map<String, LongAdder> before = new LinkedHashMap<>();
    for (int entry = 0; entry < sampling.size(); entry++) {
      before.putIfAbsent(sampling.words(entry), leftOut.get(entry));
    }
    return new Sieve(other, before);
  }

  /** Whether nothing is left out. */
  boolean isOpen() {
    return sampling.isNone();
  }

  /** Whether a point is taken; if not, it is counted. */
  boolean takes(SeriesKey series, long epochMillis) {
    Mesh mesh = known.get(series);
    if (mesh == null) {
      mesh = mesh(series);
    }
    if (mesh.entry() < 0 || sampling.takes(mesh.entry(), mesh.hash(), epochMillis)) {
      return true;
    }
    leftOut.get(mesh.entry()).increment();
    return false;
  }

  private Mesh mesh(SeriesKey series) {
    int entry = sampling.entryOf(series);
    Mesh mesh = entry < 0 ? WIDE : new Mesh(entry, Sampling.hash(series));
    if (known.size() >= MOST_KNOWN) {
      known.clear();
    }
    known.put(series, mesh);
    return mesh;
  }

  /** What is left of a request. */
  Taken sift(Taken taken) {
    if (isOpen()) {
      return taken;
    }
    int[] left = new int[taken.points().size()];
    int many = 0;
    for (int at = 0; at < left.length; at++) {
      if (takes(taken.points().series(at), taken.points().epochMillis(at))) {
        left[many++] = at;
      }
    }
    return many == left.length ? taken : taken.sampled(Arrays.copyOf(left, many));
  }

  /** How many points each entry has left out, by its words. */
  Map<String, Long> sampledOut() {
    Map<String, Long> out = new LinkedHashMap<>();
    for (int entry = 0; entry < sampling.size(); entry++) {
      out.merge(sampling.words(entry), leftOut.get(entry).sum(), Long::sum);
    }
    return out;
  }
}
