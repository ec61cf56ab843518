package dev.vigil.rule;

import dev.vigil.model.SeriesMatcher;
import dev.vigil.rule.lang.Condition;
import java.util.concurrent.atomic.LongAdder;

/**
 * A rule that was read. Immutable but for its count.
 *
 * @param factor of the judge's threshold, where that is what it adjusts
 * @param times how often it has acted; in shadow mode, would have
 */
record Rule(
    Ruling ruling,
    Condition condition,
    RuleAction action,
    double factor,
    SeriesMatcher scope,
    Validity validity,
    LongAdder times) {

  /**
   * Whether it acts, and until when.
   *
   * @param shadow whether it is only counted
   * @param expires event time from which it does not apply any more
   */
  record Validity(boolean shadow, long expires) {}

  /** Whether it applies now; counted if it does. */
  boolean appliesTo(Occasion occasion) {
    if (occasion.observation().epochMillis() >= validity.expires() || !condition.holds(occasion)) {
      return false;
    }
    times.increment();
    return !validity.shadow();
  }
}
