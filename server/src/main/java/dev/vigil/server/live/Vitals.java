package dev.vigil.server.live;

import dev.vigil.pipeline.Pipeline;
import java.util.Map;

/**
 * What the engine has come to, as of a time.
 *
 * @param at when it was so; 0 where it has never been asked
 * @param series that are watched
 * @param workers threads that judge
 * @param liveAlerts alerts that go on
 * @param unsaved notifications that the outbox could not take yet
 * @param counts what became of observations, by name
 * @param shedding observations refused for a limit of series, by metric; of some metrics
 */
public record Vitals(
    long at,
    int series,
    int workers,
    int liveAlerts,
    int unsaved,
    Map<String, Long> counts,
    Map<String, Long> shedding) {
  /** Nothing is known yet. */
  public static final Vitals UNKNOWN = new Vitals(0, 0, 0, 0, 0, Map.of(), Map.of());

  static Vitals of(EngineRoom room) {
    Pipeline pipeline = room.engine().pipeline();
    return new Vitals(
        room.now(),
        pipeline.series(),
        pipeline.workers(),
        room.engine().desk().alerts().live().size(),
        room.engine().desk().dispatcher().unsaved(),
        pipeline.counts().asMap(),
        pipeline.shedding());
  }
}
