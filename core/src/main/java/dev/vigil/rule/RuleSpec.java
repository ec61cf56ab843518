package dev.vigil.rule;

/**
 * A rule as a user writes it. It is checked with all others of its book, by {@link RuleBook#of}.
 *
 * @param name tells it from the others of its book
 * @param condition when it applies; see {@link dev.vigil.rule.lang.Condition}
 * @param action suppress, escalate, alert, auto_resolve or adjust_threshold; the last with a factor
 *     if it is not to be 1.5: {@code adjust_threshold 2}
 * @param reason what people are told; its name where it is empty
 * @param scope which series it is for, as {@link dev.vigil.model.SeriesMatcher} has it; all where
 *     it is empty
 * @param shadow whether it only counts what it would have done
 * @param expires the last day, {@code 2026-12-31}, or the instant, {@code 2026-12-31T12:00Z}, until
 *     which it applies by event time; for ever where it is empty
 */
public record RuleSpec(
    String name,
    String condition,
    String action,
    String reason,
    String scope,
    boolean shadow,
    String expires) {

  /** A rule for all series and for ever. */
  public RuleSpec(String name, String condition, String action, String reason) {
    this(name, condition, action, reason, "", false, "");
  }

  public RuleSpec withScope(String scope) {
    return new RuleSpec(name, condition, action, reason, scope, shadow, expires);
  }

  public RuleSpec inShadow() {
    return new RuleSpec(name, condition, action, reason, scope, true, expires);
  }

  public RuleSpec withExpiry(String expires) {
    return new RuleSpec(name, condition, action, reason, scope, shadow, expires);
  }
}
