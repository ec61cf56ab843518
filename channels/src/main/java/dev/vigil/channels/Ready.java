package dev.vigil.channels;

import dev.vigil.setting.BadSettings.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Checks that several settings have in common. */
final class Ready {
  private static final int MOST_SECONDS = 120;

  private Ready() {}

  /** Refuses a time that no one would wait for. */
  static void timeout(int seconds) {
    if (seconds < 1 || seconds > MOST_SECONDS) {
      throw new IllegalArgumentException(
          "timeout must be from 1 to " + MOST_SECONDS + " seconds, was " + seconds);
    }
  }

  @SafeVarargs
  static List<Problem> all(List<Problem>... lists) {
    List<Problem> all = new ArrayList<>();
    for (List<Problem> list : lists) {
      all.addAll(list);
    }
    return List.copyOf(all);
  }

  /** One problem, if there is one. */
  static List<Problem> unless(boolean fine, String setting, String message) {
    return fine ? List.of() : List.of(new Problem(setting, setting + message));
  }

  /**
   * Refuses to make a channel that could not work.
   *
   * @throws IllegalStateException with all the problems
   */
  static void refuse(String type, List<Problem> problems) {
    if (!problems.isEmpty()) {
      throw new IllegalStateException(
          problems.stream()
              .map(Problem::message)
              .collect(Collectors.joining("; ", "no " + type + " channel: ", "")));
    }
  }
}
