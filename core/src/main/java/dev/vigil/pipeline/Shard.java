package dev.vigil.pipeline;

import static java.util.Objects.requireNonNull;

import dev.vigil.model.Anomaly;
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
  private int part;

  /**
   * @param room how many more series the whole pipeline may watch
   */
  Shard(PipelineSpec spec, AtomicInteger room, Counts counts) {
    this.spec = spec;
    this.room = room;
    this.counts = counts;
  }

  /**
   * @param watch that of its series, null where there is no room for it
   */
  Verdict accept(@Nullable SeriesWatch watch, Observation observation) {
    if (watch == null) {
      return new Verdict.Rejected(Reason.SERIES_LIMIT);
    }
    Verdict verdict = watch.accept(observation);
    watch.quality().countInto(counts);
    if (!(verdict instanceof Verdict.Rejected)) {
      note(watch);
    }
    return verdict;
  }

  private void note(SeriesWatch watch) {
    watch.seenIn(part);
    if (watch.afterGap()) {
      counts.gap();
    }
    if (watch.reordered()) {
      counts.reordered();
    }
  }

  /** The anomaly of the verdict just given. */
  Anomaly anomaly(Observation observation, Verdict.Anomalous verdict) {
    return requireNonNull(watches.get(observation.series())).anomaly(observation, verdict);
  }

  @Nullable SeriesWatch watch(SeriesKey series) {
    SeriesWatch watch = watches.get(series);
    if (watch == null && claim()) {
      watch = new SeriesWatch(spec.watches().apply(series));
      watch.seenIn(part);
      watches.put(series, watch);
    }
    return watch;
  }

  private boolean claim() {
    return room.getAndUpdate(left -> left > 0 ? left - 1 : 0) > 0;
  }

  /** Begins another part of the idle time, and forgets the series that were idle until then. */
  void turn(IdleClock clock) {
    part = clock.part();
    watches.values().removeIf(watch -> clock.idle(watch.seenIn()) && forget());
  }

  /** Takes a part of the idle time for the present one, in which all were seen. */
  void start(int part) {
    this.part = part;
    watches.values().forEach(watch -> watch.seenIn(part));
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
