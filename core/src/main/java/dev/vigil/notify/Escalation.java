package dev.vigil.notify;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;

/**
 * Who is told next while nobody takes an incident on.
 *
 * @param levels at least one, each later than the one before
 * @param then name of the escalation that goes on after the last level; empty where none does.
 *     Never one that leads back here
 */
public record Escalation(String name, List<Level> levels, String then) {
  public Escalation {
    requireNonNull(then, "then");
    if (name.isBlank()) {
      throw new IllegalArgumentException("an escalation needs a name, was '" + name + "'");
    }
    levels = List.copyOf(levels);
    Duration before = Duration.ofSeconds(-1);
    for (Level level : levels) {
      if (level.after().compareTo(before) <= 0) {
        throw new IllegalArgumentException(
            "each level of an escalation must come after the one before, was " + level.after());
      }
      before = level.after();
    }
    if (levels.isEmpty()) {
      throw new IllegalArgumentException("an escalation needs a level at least");
    }
  }

  /**
   * Who is told after a while.
   *
   * @param after the time since the incident was opened, or since the escalation before this one
   *     ended; from 0 to 7 days
   * @param to names of channels, at least one
   */
  public record Level(Duration after, List<String> to) {
    public Level {
      if (after.isNegative() || after.compareTo(Duration.ofDays(7)) > 0) {
        throw new IllegalArgumentException("after must be from 0 to 7 days, was " + after);
      }
      to = List.copyOf(to);
      if (to.isEmpty()) {
        throw new IllegalArgumentException("a level of an escalation needs a channel at least");
      }
    }
  }
}
