package dev.vigil.rule;

import java.io.Serial;
import java.util.List;
import java.util.stream.Collectors;

/** Rules that cannot be used: every problem, not only the first. */
public final class BadRules extends IllegalArgumentException {
  @Serial private static final long serialVersionUID = 1L;

  private final transient List<RuleProblem> problems;
  private final transient List<RuleProblem> warnings;

  BadRules(List<RuleProblem> problems, List<RuleProblem> warnings) {
    super(problems.stream().map(RuleProblem::message).collect(Collectors.joining("; ")));
    this.problems = List.copyOf(problems);
    this.warnings = List.copyOf(warnings);
  }

  /** What is wrong, at least one. */
  public List<RuleProblem> problems() {
    return problems;
  }

  /** What looks like a mistake in those that could be read. */
  public List<RuleProblem> warnings() {
    return warnings;
  }
}
