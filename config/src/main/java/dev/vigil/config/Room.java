package dev.vigil.config;

import dev.vigil.pipeline.Scaling;
import java.time.Duration;

/**
 * What a pipeline may take up: series, threads, how long a silent series is kept, and which points
 * are not taken at all.
 */
record Room(
    int maxSeries,
    Scaling scaling,
    Duration idle,
    boolean warmStart,
    SeriesCounts ofMetric,
    Sampling sampling) {
  static final Room DEFAULT =
      new Room(
          1_000_000,
          Scaling.fixed(Math.min(1_000, Runtime.getRuntime().availableProcessors())),
          Duration.ofDays(30),
          false,
          SeriesCounts.NONE,
          Sampling.NONE);
}
