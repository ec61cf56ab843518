package dev.vigil.feedback;

import static java.util.Objects.requireNonNull;

import dev.vigil.model.SeriesKey;

/**
 * For some series something else comes of feedback now: {@link FeedbackBook#factor} is another.
 *
 * @param about the series of the feedback that was given or does not stand any more
 * @param scope which series it reaches
 * @param lessons whether they have other lessons as well: what their detectors were taught is to be
 *     forgotten, and {@link FeedbackBook#lessons} to be taught instead
 */
public record FeedbackChange(SeriesKey about, Scope scope, boolean lessons) {
  public FeedbackChange {
    requireNonNull(about, "about");
    requireNonNull(scope, "scope");
  }

  static FeedbackChange of(Feedback feedback) {
    boolean lessons = !feedback.about().measured().contributions().isEmpty();
    return new FeedbackChange(feedback.about().series(), feedback.scope(), lessons);
  }

  /** Whether it is so for a series. */
  public boolean reaches(SeriesKey series) {
    return scope.reaches(about, series);
  }
}
