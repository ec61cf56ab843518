package dev.vigil.detect.seasonal;

import dev.vigil.model.Durations;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The length of a cycle, or how to come by it.
 *
 * @param kind what it is a length of
 * @param length milliseconds or rows; 0 where there is none
 */
record Period(Kind kind, double length) {
  /** What a length is told in. */
  enum Kind {
    FIND,
    NONE,
    MILLIS,
    ROWS
  }

  private static final double LONGEST_MILLIS = 366 * 86_400_000.0;
  private static final int MOST_ROWS = 100_000;

  /** What a count may be off by, as a share of it, to be told as a whole number. */
  private static final double WHOLE = 0.003;

  private static final Pattern TEXT =
      Pattern.compile("(?<number>\\d{1,9}(?:\\.\\d{1,6})?)\\s*(?<unit>ms|s|m|h|d|w|rows?)");

  /**
   * Reads {@code auto}, {@code none}, {@code 90m}, {@code 7 rows}.
   *
   * @throws IllegalArgumentException if it is none of these
   */
  static Period parse(String text) {
    String plain = text.strip().toLowerCase(Locale.ROOT);
    if (plain.equals("auto") || plain.equals("none")) {
      return new Period(plain.equals("auto") ? Kind.FIND : Kind.NONE, 0);
    }
    Matcher parts = TEXT.matcher(plain);
    if (!parts.matches()) {
      throw wrong(text);
    }
    double number = Double.parseDouble(parts.group("number"));
    if (parts.group("unit").startsWith("row")) {
      if (number < 2 || number > MOST_ROWS || number != Math.rint(number)) {
        throw wrong(text);
      }
      return new Period(Kind.ROWS, number);
    }
    double millis = number * millis(parts.group("unit"));
    if (millis < 2 || millis > LONGEST_MILLIS) {
      throw wrong(text);
    }
    return new Period(Kind.MILLIS, millis);
  }

  private static double millis(String unit) {
    return switch (unit) {
      case "ms" -> 1;
      case "s" -> 1e3;
      case "m" -> 60e3;
      case "h" -> 3600e3;
      case "d" -> 86_400e3;
      default -> 7 * 86_400e3;
    };
  }

  private static IllegalArgumentException wrong(String text) {
    return new IllegalArgumentException(
        "period must be auto, none, a span of time from 2ms to 366d such as 90m, or from 2 to "
            + MOST_ROWS
            + " rows such as 7 rows, was '"
            + text
            + "'");
  }

  /** "90-minute", "7-row". */
  String adjective() {
    if (kind == Kind.ROWS) {
      return Math.round(length) + "-row";
    }
    for (String unit : new String[] {"d", "h", "m"}) {
      double count = length / millis(unit);
      if (count >= 0.99 && Math.abs(count - Math.rint(count)) < WHOLE * count) {
        return Math.round(count)
            + (unit.equals("d") ? "-day" : unit.equals("h") ? "-hour" : "-minute");
      }
    }
    return Durations.adjective(length / 1000);
  }
}
