package dev.vigil.setting;

import java.util.List;
import java.util.stream.Collectors;

/** Settings that nothing can work with: every problem, not only the first. */
public final class BadSettings extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /**
   * One thing that is wrong.
   *
   * @param key the setting as it was written, so that its place can be found; empty where several
   *     settings do not fit each other
   * @param message what is wrong, for a person
   */
  public record Problem(String key, String message) implements java.io.Serializable {}

  private final transient List<Problem> problems;

  /**
   * @param problems at least one
   */
  public BadSettings(List<Problem> problems) {
    super(problems.stream().map(Problem::message).collect(Collectors.joining("; ")));
    this.problems = List.copyOf(problems);
  }

  /** What is wrong, at least one. */
  public List<Problem> problems() {
    return problems;
  }
}
