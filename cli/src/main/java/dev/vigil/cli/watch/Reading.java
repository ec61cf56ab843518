package dev.vigil.cli.watch;

import dev.vigil.model.SeriesKey;

/** What came of measuring one series once. */
sealed interface Reading {
  /** A number. */
  record Measured(SeriesKey series, double value) implements Reading {}

  /** The measurement failed; there is no number. */
  record Failed(HostMetric metric, String why) implements Reading {}
}
