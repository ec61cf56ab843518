package dev.vigil.config;

import dev.vigil.judge.JudgeSpec;
import dev.vigil.rule.SeriesFacts;
import org.jspecify.annotations.Nullable;

/**
 * Whether series are watched, and how far back is looked.
 *
 * @param enabled null where that is left to the layer beneath
 */
record Pace(@Nullable Boolean enabled, Lookback lookback) {
  /** Says nothing. */
  static final Pace NONE = new Pace(null, Lookback.NONE);

  /** The most that a window, or what is seen first, can be. */
  static final int MOST = 10_000_000;

  /** This, and where it says nothing the layer beneath. */
  Pace over(Pace beneath) {
    Lookback under = beneath.lookback;
    return new Pace(
        enabled == null ? beneath.enabled : enabled,
        new Lookback(
            lookback.window() == null ? under.window() : lookback.window(),
            lookback.least() == null ? under.least() : lookback.least()));
  }

  private static final int LEAST_LEARNING = 10;
  private static final int MOST_LEARNING = 1_000_000;

  boolean watched() {
    return enabled == null || enabled;
  }

  /** Observations before a series is judged. */
  int learningRows() {
    Integer least = lookback.least();
    return least == null
        ? JudgeSpec.LEARNING_ROWS
        : Math.max(LEAST_LEARNING, Math.min(MOST_LEARNING, least));
  }

  /** Readings that the facts of rules look back on. */
  int factsBack() {
    Integer window = lookback.window();
    return window == null
        ? SeriesFacts.USUAL_BACK
        : Math.max(SeriesFacts.LEAST_BACK, Math.min(SeriesFacts.MOST_BACK, window));
  }
}
