package dev.vigil.config;

import dev.vigil.judge.Limits;
import dev.vigil.model.Glob;
import java.util.List;

/** What a file says, part by part. */
record Parts(
    Layer top,
    List<Matched<Layer>> series,
    List<Matched<Limits>> limits,
    List<Glob> counters,
    Room room,
    Reactions reactions,
    ServerSettings server) {
  /** Nothing is said. */
  static final Parts NONE =
      new Parts(
          Layer.NONE,
          List.of(),
          List.of(),
          List.of(),
          Room.DEFAULT,
          Reactions.NONE,
          ServerSettings.USUAL);

  Parts {
    series = List.copyOf(series);
    limits = List.copyOf(limits);
    counters = List.copyOf(counters);
  }

  Parts withLayers(Layer otherTop, List<Matched<Layer>> otherSeries) {
    return new Parts(otherTop, otherSeries, limits, counters, room, reactions, server);
  }
}
