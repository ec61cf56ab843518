package dev.vigil.detect.composite;

import dev.vigil.detect.DetectorCatalogue;
import dev.vigil.detect.DetectorSpec;

/** The detectors that may be members, looked up when the first is asked for. */
final class Installed {
  /** Right for a series of numbers of which nothing is known. */
  private static final String OF_NUMBERS = "novelty";

  /** Right for rows of which nothing is known. */
  private static final String OF_ROWS = "vectors";

  private static final DetectorCatalogue ALL = DetectorCatalogue.installed();
  private static final DetectorSpec NUMBERS = named(OF_NUMBERS);
  private static final DetectorSpec ROWS = named(OF_ROWS);

  private Installed() {}

  static DetectorSpec ofNumbers() {
    return NUMBERS;
  }

  static DetectorSpec ofRows() {
    return ROWS;
  }

  /**
   * The detector of a name or key.
   *
   * @throws IllegalArgumentException if there is none, with the nearest name
   */
  static DetectorSpec named(String nameOrKey) {
    return ALL.find(nameOrKey).orElseThrow(() -> new IllegalArgumentException(unknown(nameOrKey)));
  }

  private static String unknown(String name) {
    String known =
        ", known are " + String.join(", ", ALL.all().stream().map(DetectorSpec::key).toList());
    return "unknown detector '"
        + name
        + "'"
        + ALL.nearest(name).map(near -> ", did you mean '" + near + "'?").orElse(known);
  }
}
