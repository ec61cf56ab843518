package dev.vigil.pipeline;

import dev.vigil.model.Observation;
import dev.vigil.model.SeriesKey;
import dev.vigil.model.Verdict;
import dev.vigil.model.Verdict.Reason;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Owns some of the series. Used by one thread at a time. */
final class Shard {
  private final PipelineSpec spec;
  private final AtomicInteger room;
  private final Counts counts;
  private final Map<SeriesKey, SeriesWatch> watches = new HashMap<>();
  private long newest = Long.MIN_VALUE;
  private long swept = Long.MIN_VALUE;

  /**
   * @param room how many more series the whole pipeline may watch
   */
  Shard(PipelineSpec spec, AtomicInteger room, Counts counts) {
    this.spec = spec;
    this.room = room;
    this.counts = counts;
  }

  Verdict accept(Observation observation) {
    SeriesWatch watch = watch(observation.series());
    if (watch == null) {
      return new Verdict.Rejected(Reason.SERIES_LIMIT);
    }
    Verdict verdict = watch.accept(observation);
    if (!(verdict instanceof Verdict.Rejected)) {
      note(watch, observation.epochMillis());
    }
    return verdict;
  }

  private void note(SeriesWatch watch, long now) {
    if (watch.afterGap()) {
      counts.gap();
    }
    if (watch.reordered()) {
      counts.reordered();
    }
    if (now > newest) {
      newest = now;
      sweep();
    }
  }

  @Nullable SeriesWatch watch(SeriesKey series) {
    SeriesWatch watch = watches.get(series);
    if (watch == null && claim()) {
      watch = new SeriesWatch(spec.watches().apply(series));
      watches.put(series, watch);
    }
    return watch;
  }

  private boolean claim() {
    return room.getAndUpdate(left -> left > 0 ? left - 1 : 0) > 0;
  }

  /** Forgets idle series, each time a quarter of the idle time has passed. */
  private void sweep() {
    long idle = spec.idle().toMillis();
    if (swept == Long.MIN_VALUE) {
      swept = newest;
    }
    if (newest - swept < idle / 4) {
      return;
    }
    swept = newest;
    watches.values().removeIf(watch -> watch.newest() < newest - idle && forget());
  }

  private boolean forget() {
    room.incrementAndGet();
    counts.forgotten();
    return true;
  }

  Map<SeriesKey, SeriesWatch> watches() {
    return watches;
  }

  /** Takes over watches that were loaded; there must be room for them. */
  void adopt(SeriesKey series, SeriesWatch watch) {
    if (watches.put(series, watch) == null) {
      room.decrementAndGet();
    }
  }
}
