package dev.vigil.config;

import dev.vigil.pipeline.Scaling;
import java.time.Duration;

/** What a pipeline may take up: series, threads, and how long a silent series is kept. */
record Room(int maxSeries, Scaling scaling, Duration idle, boolean warmStart) {
  static final Room DEFAULT =
      new Room(
          1_000_000,
          Scaling.fixed(Math.min(1_000, Runtime.getRuntime().availableProcessors())),
          Duration.ofDays(30),
          false);
}
