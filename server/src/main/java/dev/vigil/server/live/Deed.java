package dev.vigil.server.live;

import static java.util.Objects.requireNonNull;

import java.util.Map;

/**
 * What somebody does, in a form that can be journalled.
 *
 * @param who did it
 * @param details in texts, by name; what is not there is empty
 */
public record Deed(Verb verb, String who, Map<String, String> details) {
  /** Before the name of a label among the details. */
  public static final String LABEL = "label.";

  public Deed {
    requireNonNull(verb, "verb");
    requireNonNull(who, "who");
    details = Map.copyOf(details);
  }

  /** What can be done. */
  public enum Verb {
    ACKNOWLEDGE_ALERT,
    RESOLVE_ALERT,
    CLOSE_ALERT,
    COMMENT_ALERT,
    ACKNOWLEDGE_INCIDENT,
    RESOLVE_INCIDENT,
    COMMENT_INCIDENT,
    SILENCE,
    END_SILENCE,
    JUDGE,
    MISSED,
    TAKE_BACK,
    DEPLOY,
    RETRAIN,
    ROLLBACK,
    RESTART
  }

  /** A detail; empty where there is none. */
  public String detail(String name) {
    return details.getOrDefault(name, "");
  }

  /** A detail that is a number. */
  long number(String name) {
    return Long.parseLong(detail(name));
  }
}
