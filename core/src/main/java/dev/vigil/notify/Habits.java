package dev.vigil.notify;

import dev.vigil.alert.Alert;

/** What people have made of notifications like this one before. */
@FunctionalInterface
public interface Habits {
  /** Nobody has said anything. */
  Habits NONE = (channel, lead) -> false;

  /**
   * Whether people on a channel do not want to be told of such an alert at once; it is told in a
   * digest, a day later at most.
   */
  boolean quiet(String channel, Alert lead);
}
