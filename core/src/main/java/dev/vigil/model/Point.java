package dev.vigil.model;

import static java.util.Objects.requireNonNull;

/**
 * One number measured on one series at one instant.
 *
 * <p>The value may be NaN or infinite, as sources do send them: such a point is answered with
 * {@link Verdict.Rejected}, never learnt, and never an exception on the path of the data.
 */
public record Point(SeriesKey series, long epochMillis, double value) implements Observation {
  public Point {
    requireNonNull(series, "series");
  }
}
