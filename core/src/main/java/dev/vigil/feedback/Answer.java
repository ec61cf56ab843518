package dev.vigil.feedback;

import static java.util.Objects.requireNonNull;

import dev.vigil.detect.Teachable.Truth;

/**
 * What somebody says.
 *
 * @param scope which series it is to have an effect on
 * @param who a person's name
 * @param note why; may be empty
 * @param channel name of the channel on which it was told and answered; empty for all
 */
public record Answer(Truth truth, Scope scope, String who, String note, String channel) {
  public Answer {
    requireNonNull(truth, "truth");
    requireNonNull(scope, "scope");
    requireNonNull(who, "who");
    requireNonNull(note, "note");
    Text.check("the name of a channel", channel, 0);
  }

  /** Said of one series, on no channel in particular. */
  public Answer(Truth truth, String who) {
    this(truth, Scope.THIS_SERIES, who, "", "");
  }

  public Answer withScope(Scope other) {
    return new Answer(truth, other, who, note, channel);
  }

  public Answer withNote(String text) {
    return new Answer(truth, scope, who, text, channel);
  }

  /** The same, answered on a channel. */
  public Answer on(String name) {
    return new Answer(truth, scope, who, note, name);
  }
}
