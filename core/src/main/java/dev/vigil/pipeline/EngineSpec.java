package dev.vigil.pipeline;

import static java.util.Objects.requireNonNull;

import dev.vigil.feedback.FeedbackSpec;
import dev.vigil.rule.RuleBook;

/**
 * How everything works together.
 *
 * @param watch how series are watched
 * @param rules what is to be done about observations
 * @param desk how anomalies become what people are told; its maintenance windows may stop learning
 * @param feedback what is made of what people say
 */
public record EngineSpec(PipelineSpec watch, RuleBook rules, DeskSpec desk, FeedbackSpec feedback) {
  public EngineSpec {
    requireNonNull(watch, "watch");
    requireNonNull(rules, "rules");
    requireNonNull(desk, "desk");
    requireNonNull(feedback, "feedback");
  }

  /** Series watched so; no rules, and nobody is told. */
  public EngineSpec(PipelineSpec watch) {
    this(watch, RuleBook.empty(), new DeskSpec(), new FeedbackSpec());
  }

  public EngineSpec withRules(RuleBook rules) {
    return new EngineSpec(watch, rules, desk, feedback);
  }

  public EngineSpec withDesk(DeskSpec desk) {
    return new EngineSpec(watch, rules, desk, feedback);
  }

  /** What may change while it runs. */
  Policy policy(Tuning tuning) {
    return new Policy(rules, desk.maintenance(), tuning);
  }
}
