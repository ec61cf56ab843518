package dev.vigil.formats.time;

import static java.util.Objects.requireNonNull;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Dates and times without signs between: 20140401, 201404010005, 20140401000500. */
final class CompactTime implements TimeFormat {
  private final LocalZone zone;
  private final int length;
  private final DateTimeFormatter writer;

  /**
   * @param length 8 for a date, 12 with minutes, 14 with seconds
   */
  CompactTime(int length, LocalZone zone) {
    this.zone = requireNonNull(zone, "zone");
    this.length = length;
    this.writer = DateTimeFormatter.ofPattern("uuuuMMddHHmmss".substring(0, length), Locale.ROOT);
  }

  @Override
  public long parse(byte[] text, int from, int to) {
    if (to - from != length || Digits.whole(text, from, to) < 0) {
      return UNREADABLE;
    }
    int year = (int) Digits.whole(text, from, from + 4);
    int month = two(text, from + 4);
    int day = two(text, from + 6);
    if (!Calendar.exists(year, month, day) || year < 1900 || year > 2100) {
      return UNREADABLE;
    }
    int hour = length > 8 ? two(text, from + 8) : 0;
    int minute = length > 8 ? two(text, from + 10) : 0;
    int second = length > 12 ? two(text, from + 12) : 0;
    long time = Calendar.millisOfDay(hour, minute, second);
    if (time < 0) {
      return UNREADABLE;
    }
    return zone.toEpochMillis(Calendar.epochDay(year, month, day) * Calendar.DAY_MILLIS + time);
  }

  private static int two(byte[] text, int from) {
    return (text[from] - '0') * 10 + (text[from + 1] - '0');
  }

  @Override
  public String render(long epochMillis) {
    long local = zone.toLocalMillis(epochMillis);
    return writer.format(
        LocalDateTime.ofEpochSecond(Math.floorDiv(local, 1000L), 0, ZoneOffset.UTC));
  }

  @Override
  public String describe() {
    return "dates of " + length + " digits in " + zone.name();
  }
}
