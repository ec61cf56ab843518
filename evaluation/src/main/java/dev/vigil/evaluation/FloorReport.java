package dev.vigil.evaluation;

import java.util.List;
import java.util.OptionalDouble;

/**
 * How a floor ranks the labelled rows of a series, or of the mean series of a set.
 *
 * @param name of the floor
 * @param averagePrecision AUC-PR, 0–1; empty where nothing is labelled
 * @param volumeUnderSurface VUS-PR, 0–1; empty where nothing is labelled
 */
public record FloorReport(
    String name, OptionalDouble averagePrecision, OptionalDouble volumeUnderSurface) {
  static List<FloorReport> above(List<FloorReport> floors, OptionalDouble detector) {
    return floors.stream()
        .filter(
            floor ->
                detector.isPresent()
                    && floor.volumeUnderSurface().orElse(0) > detector.getAsDouble())
        .toList();
  }
}
