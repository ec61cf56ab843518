package dev.vigil.detect;

import java.util.List;

/** A detector that can say what it expects of the observations to come. */
public interface Forecasting {
  /**
   * The next observations, at the usual interval after the last one; none while nothing is known.
   * Changes nothing.
   *
   * @param steps how many, from 1 to 100,000
   * @throws IllegalArgumentException if there are to be fewer or more
   */
  List<Forecast> forecast(int steps);
}
