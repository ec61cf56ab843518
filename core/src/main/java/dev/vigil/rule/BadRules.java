package dev.vigil.rule;

import java.io.Serial;
import java.util.List;
import java.util.stream.Collectors;

/** Rules that cannot be used: every problem, not only the first. */
public final class BadRules extends IllegalArgumentException {
  @Serial private static final long serialVersionUID = 1L;

  private final transient List<RuleProblem> problems;

  BadRules(List<RuleProblem> problems) {
    super(problems.stream().map(RuleProblem::message).collect(Collectors.joining("; ")));
    this.problems = List.copyOf(problems);
  }

  /** What is wrong, at least one. */
  public List<RuleProblem> problems() {
    return problems;
  }
}
