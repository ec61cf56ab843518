package dev.vigil.config;

import dev.vigil.pipeline.Scaling;
import java.time.Duration;
import java.util.Optional;

/** Reads how many threads judge series. */
final class PerformanceReader {
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration UP = Duration.ofMinutes(5);
  private static final Duration DOWN = Duration.ofMinutes(10);

  private PerformanceReader() {}

  /** What the top of the file says of it. */
  static Scaling read(Section top) {
    Scaling usual = Room.DEFAULT.scaling();
    int shards = top.whole(Keys.SHARDS, 1, 1_000, usual.maxInstances());
    Scaling fixed = Scaling.fixed(shards);
    Optional<Section> group = top.section(Keys.PERFORMANCE, PerformanceKeys.ALL);
    if (group.isEmpty()) {
      return fixed;
    }
    Section given = group.get();
    boolean enabled = given.truth(PerformanceKeys.ENABLED, true);
    Scaling scaling = scaling(given, usual);
    given.done();
    Optional<Value> twice = top.take(Keys.SHARDS);
    if (enabled && twice.isPresent()) {
      twice
          .get()
          .refuse("shards and performance both say how many threads there are; give one of them");
    }
    return enabled ? scaling : fixed;
  }

  private static Scaling scaling(Section performance, Scaling usual) {
    int most = usual.maxInstances();
    Optional<Section> group =
        performance.section(PerformanceKeys.SCALING, PerformanceKeys.OF_SCALING);
    if (group.isEmpty()) {
      return new Scaling(1, most, UP, DOWN);
    }
    Section given = group.get();
    int min = given.whole(PerformanceKeys.MIN_INSTANCES, 1, 1_000, 1);
    int max = given.whole(PerformanceKeys.MAX_INSTANCES, 1, 1_000, Math.max(min, most));
    Duration up = cooldown(given, PerformanceKeys.SCALE_UP_COOLDOWN, UP);
    Duration down = cooldown(given, PerformanceKeys.SCALE_DOWN_COOLDOWN, DOWN);
    given.done();
    if (max < min) {
      given
          .take(PerformanceKeys.MAX_INSTANCES)
          .ifPresent(v -> v.mustBe("at least minInstances, which is " + min));
      return usual;
    }
    return new Scaling(min, max, up, down);
  }

  private static Duration cooldown(Section given, Key key, Duration normally) {
    return given
        .take(key)
        .flatMap(v -> v.millis("a " + key.form(), Duration.ZERO, DAY))
        .orElse(normally);
  }
}
