package dev.vigil.model;

/** Spans of time as people say them. */
public final class Durations {
  private static final String[] UNITS = {"millisecond", "second", "minute", "hour", "day"};
  private static final double[] SECONDS = {1e-3, 1, 60, 3600, 86_400};

  private Durations() {}

  /** "22 days", "80 minutes", "1 second"; a span of 0 or less is "no time". */
  public static String words(double seconds) {
    if (!(seconds > 0)) {
      return "no time";
    }
    int unit = unit(seconds);
    String number = number(seconds / SECONDS[unit]);
    return number + " " + UNITS[unit] + (number.equals("1") ? "" : "s");
  }

  /** "80-minute", "22-day". */
  public static String adjective(double seconds) {
    int unit = unit(Math.max(seconds, 1e-3));
    return number(seconds / SECONDS[unit]) + "-" + UNITS[unit];
  }

  /** The largest unit of which there are at least two, or one exactly. */
  private static int unit(double seconds) {
    int unit = SECONDS.length - 1;
    while (unit > 0 && seconds < 1.95 * SECONDS[unit] && seconds != SECONDS[unit]) {
      unit--;
    }
    return unit;
  }

  private static String number(double count) {
    return String.valueOf(Math.max(1, Math.round(count)));
  }
}
