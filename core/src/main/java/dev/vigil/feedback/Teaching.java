package dev.vigil.feedback;

import dev.vigil.model.SeriesKey;

/**
 * Some series have other lessons now: what their detectors were taught is to be forgotten, and
 * {@link FeedbackBook#lessons} to be taught instead.
 *
 * @param about the series of the feedback that was given or taken back
 * @param scope which series it reaches
 */
public record Teaching(SeriesKey about, Scope scope) {
  /** Whether a series has other lessons. */
  public boolean reaches(SeriesKey series) {
    return scope.reaches(about, series);
  }
}
