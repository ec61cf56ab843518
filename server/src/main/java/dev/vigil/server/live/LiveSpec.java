package dev.vigil.server.live;

import static java.util.Objects.requireNonNull;

import dev.vigil.store.Retention;
import java.time.Duration;

/**
 * How it runs.
 *
 * @param mostPoints that may wait for the journal or the engine
 * @param mostEvents that are remembered for whoever listens
 * @param checkpoint from one checkpoint to the next
 * @param tick how often the engine is told the time; zero where somebody else does it
 * @param retention how long points are kept
 * @param factsAge how long anomalies, alerts and incidents are kept
 * @param heap the memory that it shares with others
 */
public record LiveSpec(
    int mostPoints,
    int mostEvents,
    Duration checkpoint,
    Duration tick,
    Retention retention,
    Duration factsAge,
    Heap heap) {
  /**
   * Half a million points wait, 4,096 events, half a minute, one second; 30 days and 20 GB of
   * points, and 30 days of the rest.
   */
  public static final LiveSpec USUAL =
      new LiveSpec(
          500_000,
          4_096,
          Duration.ofSeconds(30),
          Duration.ofSeconds(1),
          new Retention(Duration.ofDays(30), 20L << 30),
          Duration.ofDays(30),
          Heap.ofProcess());

  public LiveSpec {
    if (mostPoints < 1 || mostEvents < 1) {
      throw new IllegalArgumentException(
          "a point and an event at least, were to be " + mostPoints + " and " + mostEvents);
    }
    if (checkpoint.isNegative() || tick.isNegative()) {
      throw new IllegalArgumentException("times may not be below 0");
    }
    requireNonNull(retention, "retention");
    requireNonNull(heap, "heap");
    if (factsAge.isNegative() || factsAge.isZero()) {
      throw new IllegalArgumentException("facts are kept for a while, were to be " + factsAge);
    }
  }

  public LiveSpec withMostPoints(int most) {
    return new LiveSpec(most, mostEvents, checkpoint, tick, retention, factsAge, heap);
  }

  public LiveSpec withMostEvents(int most) {
    return new LiveSpec(mostPoints, most, checkpoint, tick, retention, factsAge, heap);
  }

  public LiveSpec withCheckpoint(Duration every) {
    return new LiveSpec(mostPoints, mostEvents, every, tick, retention, factsAge, heap);
  }

  public LiveSpec withTick(Duration every) {
    return new LiveSpec(mostPoints, mostEvents, checkpoint, every, retention, factsAge, heap);
  }

  public LiveSpec withRetention(Retention other) {
    return new LiveSpec(mostPoints, mostEvents, checkpoint, tick, other, factsAge, heap);
  }

  public LiveSpec withFactsAge(Duration age) {
    return new LiveSpec(mostPoints, mostEvents, checkpoint, tick, retention, age, heap);
  }

  public LiveSpec withHeap(Heap other) {
    return new LiveSpec(mostPoints, mostEvents, checkpoint, tick, retention, factsAge, other);
  }
}
