package dev.vigil.rule;

import dev.vigil.model.Anomaly;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of an anomaly under the rules.
 *
 * @param anomaly of the severity that the rules have given it
 * @param rulings of the rules that raised or escalated it; none where a detector did, and no rule
 * @param suppressed why nobody is to be notified; null where people are
 * @param stage what the rules made of it, for the record
 */
public record Outcome(
    Anomaly anomaly, List<Ruling> rulings, @Nullable Ruling suppressed, RuleStage stage) {
  public Outcome {
    rulings = List.copyOf(rulings);
  }

  /** One of which there is no more to tell. */
  public Outcome(Anomaly anomaly, List<Ruling> rulings, @Nullable Ruling suppressed) {
    this(anomaly, rulings, suppressed, RuleStage.silent(anomaly.severity()));
  }
}
