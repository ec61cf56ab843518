package dev.vigil.alert;

import static java.util.Objects.requireNonNull;

import dev.vigil.model.SeriesMatcher;

/**
 * A time when something is worked on, and its alerts are kept from people.
 *
 * @param name 1 to 200 letters
 * @param series whose alerts are kept back
 * @param stopsLearning whether what is seen then is not learnt either
 */
public record MaintenanceWindow(
    String name, SeriesMatcher series, Recurrence when, boolean stopsLearning) {
  private static final int LONGEST = 200;

  public MaintenanceWindow {
    requireNonNull(series, "series");
    requireNonNull(when, "when");
    if (name.isBlank() || name.length() > LONGEST) {
      throw new IllegalArgumentException(
          "name of a maintenance window must have 1 to 200 letters, was '" + name + "'");
    }
  }
}
