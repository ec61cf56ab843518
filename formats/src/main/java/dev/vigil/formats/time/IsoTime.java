package dev.vigil.formats.time;

import static java.util.Objects.requireNonNull;

import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * ISO-8601 and its common relatives: {@code 2014-04-01}, {@code 2014-04-01 00:00}, {@code 2014/4/1
 * 0:05:00}, {@code 2014-04-01T00:00:00.123Z}, {@code 2014-04-01 00:00:00 +02:00}. A column either
 * tells offsets or it does not; a time of the other kind is unreadable, since nobody knows how the
 * two relate.
 */
final class IsoTime implements TimeFormat {
  private static final int NO_NUMBER = -1;

  private final IsoShape shape;
  private final LocalZone zone;
  private final boolean offsets;

  private byte[] text = {};
  private int at;
  private int end;

  IsoTime(IsoShape shape, LocalZone zone) {
    this.shape = requireNonNull(shape, "shape");
    this.zone = requireNonNull(zone, "zone");
    this.offsets = shape.hasOffset();
  }

  @Override
  public long parse(byte[] bytes, int from, int to) {
    text = bytes;
    at = from;
    end = to;
    long day = date();
    if (day == UNREADABLE) {
      return UNREADABLE;
    }
    if (at == end) {
      return offsets ? UNREADABLE : zone.toEpochMillis(day);
    }
    long time = time();
    if (time == UNREADABLE) {
      return UNREADABLE;
    }
    if (at == end) {
      return offsets ? UNREADABLE : zone.toEpochMillis(day + time);
    }
    long offset = offset();
    return offset == UNREADABLE || !offsets ? UNREADABLE : day + time - offset;
  }

  private long date() {
    int year = number(4, 4);
    byte sign = at < end ? text[at] : 0;
    if (year < 0 || (sign != '-' && sign != '/')) {
      return UNREADABLE;
    }
    at++;
    int month = number(1, 2);
    if (month < 0 || !skip(sign)) {
      return UNREADABLE;
    }
    int day = number(1, 2);
    if (day < 0 || !Calendar.exists(year, month, day)) {
      return UNREADABLE;
    }
    return Calendar.epochDay(year, month, day) * Calendar.DAY_MILLIS;
  }

  private long time() {
    byte sign = text[at++];
    if (sign != ' ' && sign != 'T' && sign != 't') {
      return UNREADABLE;
    }
    int hour = number(1, 2);
    if (hour < 0 || !skip((byte) ':')) {
      return UNREADABLE;
    }
    int minute = number(2, 2);
    int second = 0;
    int fraction = 0;
    if (minute >= 0 && skip((byte) ':')) {
      second = number(2, 2);
      fraction = fractionMillis();
    }
    long millis = fraction < 0 ? NO_NUMBER : Calendar.millisOfDay(hour, minute, second);
    return millis < 0 ? UNREADABLE : millis + fraction;
  }

  /** Milliseconds after the point, rounded down; 0 where there is no point. */
  private int fractionMillis() {
    if (at == end || (text[at] != '.' && text[at] != ',')) {
      return 0;
    }
    at++;
    int millis = 0;
    int digits = 0;
    while (at < end && isDigit(text[at])) {
      if (digits < 3) {
        millis = millis * 10 + (text[at] - '0');
      }
      digits++;
      at++;
    }
    if (digits < 1 || digits > 9) {
      return NO_NUMBER;
    }
    return digits == 1 ? millis * 100 : digits == 2 ? millis * 10 : millis;
  }

  /** Milliseconds east of UTC, to the end of the text. */
  private long offset() {
    if (text[at] == ' ') {
      at++;
    }
    int left = end - at;
    if (left == 1 && (text[at] == 'Z' || text[at] == 'z')) {
      return 0;
    }
    if (left == 3 && (matches("UTC") || matches("GMT"))) {
      return 0;
    }
    if (left < 3 || (text[at] != '+' && text[at] != '-')) {
      return UNREADABLE;
    }
    boolean west = text[at++] == '-';
    int hours = number(2, 2);
    boolean colon = skip((byte) ':');
    int minutes = at == end && !colon ? 0 : number(2, 2);
    if (hours < 0 || hours > 18 || minutes < 0 || minutes > 59 || at != end) {
      return UNREADABLE;
    }
    long millis = (hours * 60L + minutes) * 60_000L;
    return west ? -millis : millis;
  }

  private int number(int leastDigits, int mostDigits) {
    int number = 0;
    int digits = 0;
    while (digits < mostDigits && at < end && isDigit(text[at])) {
      number = number * 10 + (text[at++] - '0');
      digits++;
    }
    return digits < leastDigits ? NO_NUMBER : number;
  }

  private boolean skip(byte expected) {
    if (at < end && text[at] == expected) {
      at++;
      return true;
    }
    return false;
  }

  private boolean matches(String word) {
    for (int i = 0; i < word.length(); i++) {
      if (text[at + i] != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }

  @Override
  public String render(long epochMillis) {
    long local =
        offsets ? epochMillis + shape.offsetMinutes() * 60_000L : zone.toLocalMillis(epochMillis);
    return shape.render(
        LocalDateTime.ofEpochSecond(
            Math.floorDiv(local, 1000L), Math.floorMod(local, 1000) * 1_000_000, ZoneOffset.UTC));
  }

  @Override
  public String describe() {
    return offsets ? "ISO-8601 with an offset" : "ISO-8601 local time in " + zone.name();
  }
}
