package dev.vigil.model;

/** What was seen on one series at one instant of event time: a number, or a vector of them. */
public sealed interface Observation permits Point, VectorPoint {
  /** The series it was seen on. */
  SeriesKey series();

  /** Event time in milliseconds since 1970-01-01T00:00Z. */
  long epochMillis();
}
