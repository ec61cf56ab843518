package dev.vigil.pipeline;

import dev.vigil.model.SeriesKey;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** All shards, and which of them a series belongs to. */
final class Shards {
  private final List<Shard> all = new ArrayList<>();
  private final AtomicInteger room;

  Shards(PipelineSpec spec, Counts counts, Standings standings) {
    this.room = new AtomicInteger(spec.maxSeries());
    for (int i = 0; i < spec.shards(); i++) {
      all.add(new Shard(i, spec, room, counts, standings));
    }
  }

  List<Shard> all() {
    return all;
  }

  int count() {
    return all.size();
  }

  Shard of(SeriesKey series) {
    return all.get(indexOf(series));
  }

  int indexOf(SeriesKey series) {
    int hash = series.hashCode() * 0x9E3779B9;
    return all.size() == 1 ? 0 : Math.floorMod(hash >>> 8, all.size());
  }

  @Nullable SeriesWatch watchOf(SeriesKey series) {
    return of(series).watches().get(series);
  }

  /** How many more series may be watched. */
  int room() {
    return room.get();
  }

  /** How many series are under watch. */
  int series() {
    return all.stream().mapToInt(shard -> shard.watches().size()).sum();
  }
}
