package dev.vigil.pipeline;

import dev.vigil.model.SeriesKey;
import dev.vigil.state.StateWriter;

/** Takes states of single series. Threads of different shards may call it at once. */
@FunctionalInterface
public interface SeriesSink {
  /**
   * Takes a state; it may wait, and then so does the series.
   *
   * @param state holds the state; to be read, or written on, before this returns
   */
  void take(SeriesKey series, StateWriter state);
}
