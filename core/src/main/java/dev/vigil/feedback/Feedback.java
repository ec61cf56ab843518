package dev.vigil.feedback;

import static java.util.Objects.requireNonNull;

import dev.vigil.alert.Note;
import dev.vigil.detect.Teachable.Truth;
import dev.vigil.model.SeriesKey;

/**
 * What somebody has said of one thing, and stands by. Immutable.
 *
 * @param id counts up from 1
 * @param scope which series it has an effect on
 * @param note who said it, when by the clock, and why
 * @param channel name of the channel on which it was told; empty for all
 */
public record Feedback(
    long id, Subject about, Truth truth, Scope scope, Note note, String channel) {
  public Feedback {
    requireNonNull(about, "about");
    requireNonNull(truth, "truth");
    requireNonNull(scope, "scope");
    requireNonNull(note, "note");
    Text.check("the name of a channel", channel, 0);
    if (about instanceof Subject.Missed && truth != Truth.MISSED) {
      throw new IllegalArgumentException("what was not told can only be MISSED, was " + truth);
    }
    if (about instanceof Subject.Told && truth == Truth.MISSED) {
      throw new IllegalArgumentException(
          "anomaly " + about.id() + " was told, so it is RIGHT or WRONG, and was not MISSED");
    }
    if (!scope.reaches(about.series(), about.series())) {
      throw new IllegalArgumentException(
          "the scope " + scope + " leaves out " + about.series() + ", which the feedback is about");
    }
  }

  /** Whether it has an effect on a series. */
  public boolean reaches(SeriesKey series) {
    return scope.reaches(about.series(), series);
  }

  /** Event time of what it is about, and no later than when it was said. */
  long since() {
    return Math.min(about.epochMillis(), note.epochMillis());
  }
}
