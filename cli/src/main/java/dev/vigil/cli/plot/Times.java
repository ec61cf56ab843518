package dev.vigil.cli.plot;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Instants as people read them; English and without the machine's locale, so always the same. */
final class Times {
  private static final DateTimeFormatter DAY = pattern("d MMM uuuu");
  private static final DateTimeFormatter CLOCK = pattern("HH:mm");
  private static final DateTimeFormatter TIME = pattern("HH:mm:ss");
  private static final DateTimeFormatter MINUTE = pattern("d MMM uuuu, HH:mm");
  private static final DateTimeFormatter WEEKDAY = pattern("EEE d MMM uuuu, HH:mm");
  private static final DateTimeFormatter SECOND = pattern("EEE d MMM uuuu, HH:mm:ss");
  private static final DateTimeFormatter MILLI = pattern("EEE d MMM uuuu, HH:mm:ss.SSS");

  private Times() {}

  private static DateTimeFormatter pattern(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
  }

  static String day(long epochMillis, ZoneId zone) {
    return DAY.format(Instant.ofEpochMilli(epochMillis).atZone(zone));
  }

  static String minute(long epochMillis, ZoneId zone) {
    return MINUTE.format(Instant.ofEpochMilli(epochMillis).atZone(zone));
  }

  static String clock(long epochMillis, ZoneId zone) {
    return CLOCK.format(Instant.ofEpochMilli(epochMillis).atZone(zone));
  }

  static String time(long epochMillis, ZoneId zone) {
    return TIME.format(Instant.ofEpochMilli(epochMillis).atZone(zone));
  }

  /** With the weekday, and with as many digits as there are. */
  static String full(long epochMillis, ZoneId zone) {
    DateTimeFormatter format =
        epochMillis % 1_000 != 0 ? MILLI : epochMillis % 60_000 != 0 ? SECOND : WEEKDAY;
    return format.format(Instant.ofEpochMilli(epochMillis).atZone(zone));
  }

  /** "UTC", "+02:00", "Europe/Berlin". */
  static String zone(ZoneId zone) {
    return zone.normalized().equals(ZoneOffset.UTC) ? "UTC" : zone.getId();
  }
}
