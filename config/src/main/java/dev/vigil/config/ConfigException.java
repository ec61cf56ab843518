package dev.vigil.config;

import java.util.List;
import java.util.stream.Collectors;

/** A configuration that was refused as a whole, with all that is wrong; a line each. */
public final class ConfigException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;
  private final transient List<String> files;

  ConfigException(List<Problem> problems, List<String> files) {
    super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
    this.files = List.copyOf(files);
  }

  /** What is wrong, in the order of the text; at least one. */
  public List<Problem> problems() {
    return problems;
  }

  /** The files that values of it stand in, beside its own. */
  List<String> files() {
    return files;
  }
}
