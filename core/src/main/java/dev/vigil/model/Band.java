package dev.vigil.model;

/**
 * Where the next value was expected, in the unit of the value.
 *
 * @param lower lower end; NaN while nothing is known yet
 * @param upper upper end; NaN while nothing is known yet
 */
public record Band(double lower, double upper) {
  /** Whether a value lies inside; an unknown band holds everything. */
  public boolean holds(double value) {
    return !(value < lower || value > upper);
  }
}
