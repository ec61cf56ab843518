package dev.vigil.cli.plot;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Arrays;

/**
 * Writes a course as JSON, small: times as steps of their common unit, values rounded to what can
 * be seen.
 */
final class CourseData {
  /** Shares of the values' spread that values and bands are rounded to, far below a pixel. */
  private static final double FINE = 1e-6;

  private static final double COARSE = 1e-4;

  private CourseData() {}

  static void write(JsonGenerator json, Course course) throws IOException {
    times(json, course);
    double spread = spread(course);
    numbers(json, "value", course.value, places(FINE * spread));
    double places = places(COARSE * spread);
    numbers(json, "lower", course.lower, places);
    numbers(json, "upper", course.upper, places);
    // Among thinned observations, the expected line would join what does not belong together.
    numbers(json, "expected", course.isWhole() ? course.expected : new double[0], places);
  }

  private static void times(JsonGenerator json, Course course) throws IOException {
    long[] steps = new long[course.size()];
    long unit = 0;
    for (int i = 1; i < steps.length; i++) {
      steps[i] = course.at[i] - course.at[i - 1];
      unit = gcd(unit, steps[i]);
    }
    json.writeNumberField("from", steps.length == 0 ? 0 : course.at[0]);
    json.writeNumberField("unit", Math.max(1, unit));
    json.writeArrayFieldStart("steps");
    for (long step : steps) {
      json.writeNumber(step / Math.max(1, unit));
    }
    json.writeEndArray();
  }

  private static long gcd(long a, long b) {
    return b == 0 ? a : gcd(b, a % b);
  }

  private static double spread(Course course) {
    double low = Arrays.stream(course.value).filter(Double::isFinite).min().orElse(0);
    double high = Arrays.stream(course.value).filter(Double::isFinite).max().orElse(0);
    return high > low ? high - low : Math.abs(high);
  }

  /** The power of ten that a number is rounded at; 0 for not at all. */
  private static double places(double fineness) {
    double places = Math.ceil(-Math.log10(fineness));
    return fineness > 0 && Math.abs(places) < 15 ? Math.pow(10, places) : 0;
  }

  private static void numbers(JsonGenerator json, String name, double[] values, double places)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (double value : values) {
      double scaled = value * places;
      boolean rounded = places > 0 && Math.abs(scaled) < 1e15;
      number(json, rounded ? Math.rint(scaled) / places : value);
    }
    json.writeEndArray();
  }

  /** JSON has neither NaN, which is written as null, nor infinities, which are "+" and "-". */
  static void number(JsonGenerator json, double value) throws IOException {
    if (Double.isNaN(value)) {
      json.writeNull();
    } else if (Double.isInfinite(value)) {
      json.writeString(value > 0 ? "+" : "-");
    } else if (value == Math.rint(value) && Math.abs(value) < 1e15) {
      json.writeNumber((long) value);
    } else {
      json.writeNumber(value);
    }
  }
}
