package dev.vigil.cli.plot;

import java.util.Arrays;

/** The values that a chart shows, from the lowest to the highest. */
record Range(double low, double high) {
  private static final double AIR = 0.06;

  /** A band that reaches further than this many times the spread of the values is cut off. */
  private static final double FARTHEST_BAND = 1;

  /** The share of the band's ends that may be cut off at each side. */
  private static final double RARE = 0.005;

  /**
   * All values and nearly all of the band, with air, and room for marks. A band that is rarely far
   * wider than the values, as while a series learns, does not flatten them. Where no value is below
   * 0, nothing below 0 is shown.
   */
  static Range of(Course course) {
    return of(course, 0, course.size() - 1);
  }

  /** The same of a part of a course; both ends are in it. */
  static Range of(Course course, int from, int to) {
    double[] values =
        Arrays.stream(course.value, from, to + 1).filter(Double::isFinite).sorted().toArray();
    if (values.length == 0) {
      return new Range(0, 1);
    }
    double low = values[0];
    double high = values[values.length - 1];
    double reach = FARTHEST_BAND * spread(low, high);
    double lower = Math.max(low - reach, quantile(part(course.lower, from, to), RARE, low));
    double upper = Math.min(high + reach, quantile(part(course.upper, from, to), 1 - RARE, high));
    return airy(Math.min(low, lower), Math.max(high, upper), low);
  }

  private static double[] part(double[] ends, int from, int to) {
    return Arrays.stream(ends, from, to + 1).filter(Double::isFinite).sorted().toArray();
  }

  private static double quantile(double[] known, double share, double otherwise) {
    return known.length == 0 ? otherwise : known[(int) Math.round(share * (known.length - 1))];
  }

  private static double spread(double low, double high) {
    return high > low ? high - low : Math.max(Math.abs(high) * 0.1, 1e-9);
  }

  private static Range airy(double low, double high, double lowest) {
    double room = AIR * spread(low, high);
    double bottom = lowest >= 0 && low < 2 * room ? 0 : low - 2 * room;
    return new Range(bottom, high + 2 * room);
  }

  /** The same with more room at the top and at the bottom, as shares of all. */
  Range withRoom(double top, double bottom) {
    return new Range(low - bottom * (high - low), high + top * (high - low));
  }
}
