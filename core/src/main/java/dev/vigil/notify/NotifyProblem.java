package dev.vigil.notify;

import static java.util.Objects.requireNonNull;

/**
 * Something that is wrong with who is told of what.
 *
 * @param path where in the spec, such as {@code routes[1].to[0]}
 * @param message what is wrong, for a person
 * @param warning whether it can be worked with all the same
 */
public record NotifyProblem(String path, String message, boolean warning) {
  public NotifyProblem {
    requireNonNull(path, "path");
    requireNonNull(message, "message");
  }
}
