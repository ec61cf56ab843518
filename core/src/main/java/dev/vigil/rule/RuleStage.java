package dev.vigil.rule;

import static java.util.Objects.requireNonNull;

import dev.vigil.model.Severity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the rules made of an anomaly. Immutable.
 *
 * @param met those that applied, in their order; those that suppress are told by {@code suppressed}
 * @param before the severity that the judge gave it
 * @param after the severity that it has now
 * @param suppressed what suppresses it; null where nothing does
 * @param might the first of those that would have suppressed it, and did not apply
 * @param mightInAll how many such there are
 */
public record RuleStage(
    List<Met> met,
    Severity before,
    Severity after,
    @Nullable Ruling suppressed,
    List<Might> might,
    int mightInAll) {
  /** So many of those that might have suppressed it are told. */
  static final int MOST_TOLD = 3;

  /** A rule that applied. */
  public record Met(String rule, RuleAction action, String reason) {}

  /** A rule that would have suppressed it, had its condition held. */
  public record Might(String rule, String condition) {}

  public RuleStage {
    requireNonNull(before, "before");
    requireNonNull(after, "after");
    met = List.copyOf(met);
    might = List.copyOf(might);
  }

  /** No rule has anything to say of it. */
  public static RuleStage silent(Severity severity) {
    return new RuleStage(List.of(), severity, severity, null, List.of(), 0);
  }
}
