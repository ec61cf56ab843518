package dev.vigil.config;

import java.util.List;
import java.util.stream.Collectors;

/** A configuration that was refused as a whole, with all that is wrong; a line each. */
public final class ConfigException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;
  private final transient List<Problem> warnings;
  private final transient List<String> files;

  ConfigException(List<Problem> problems, List<Problem> warnings, List<String> files) {
    super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
    this.warnings = List.copyOf(warnings);
    this.files = List.copyOf(files);
  }

  /** What is wrong, in the order of the text; at least one. */
  public List<Problem> problems() {
    return problems;
  }

  /** What only looks like a mistake, in the order of the text; as far as it was read. */
  public List<Problem> warnings() {
    return warnings;
  }

  /** The files that values of it stand in, beside its own. */
  List<String> files() {
    return files;
  }
}
