package dev.vigil.model;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.List;

/**
 * Several named numbers measured together: a host's gauges, a payment's features.
 *
 * @param names one name per value, in the same order
 * @param values as many numbers; NaN stands for a missing one. Neither copied nor to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // compared and printed by content, below
public record VectorPoint(SeriesKey series, long epochMillis, List<String> names, double[] values)
    implements Observation {
  public VectorPoint {
    requireNonNull(series, "series");
    names = List.copyOf(names);
    if (names.size() != values.length || values.length == 0) {
      throw new IllegalArgumentException(
          "a vector of "
              + series
              + " needs a name for each value, had "
              + names.size()
              + " names and "
              + values.length
              + " values");
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof VectorPoint that
        && series.equals(that.series)
        && epochMillis == that.epochMillis
        && names.equals(that.names)
        && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * series.hashCode() + Long.hashCode(epochMillis)) + Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return series + "@" + epochMillis + " " + names + "=" + Arrays.toString(values);
  }
}
