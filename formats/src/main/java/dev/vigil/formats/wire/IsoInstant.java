package dev.vigil.formats.wire;

import dev.vigil.formats.time.TimeFormat;
import java.time.DateTimeException;
import java.time.LocalDate;

/**
 * ISO-8601 from characters: {@code 2026-01-02T03:04:05.678Z}, also with an offset, with a blank for
 * the T, without seconds, or without a time. Without an offset it is UTC. What is finer than a
 * millisecond is rounded down. One owner.
 */
final class IsoInstant {
  static final long UNREADABLE = TimeFormat.UNREADABLE;

  private static final int DAY_SECONDS = 86_400;

  private char[] text = {};
  private int at;
  private int end;
  private boolean bad;
  private int lastYear;
  private int lastMonth;
  private int lastDay;
  private long lastEpochDay;

  long read(char[] chars, int from, int length) {
    text = chars;
    at = from;
    end = from + length;
    bad = false;
    long days = date();
    long millis = 0;
    long offset = 0;
    if (!bad && at < end) {
      millis = time();
      offset = bad || at == end ? 0 : offset();
    }
    return bad || at != end ? UNREADABLE : (days * DAY_SECONDS - offset) * 1000 + millis;
  }

  private long date() {
    int year = number(4);
    sign('-');
    int month = number(2);
    sign('-');
    int day = number(2);
    if (bad) {
      return 0;
    }
    if (year != lastYear || month != lastMonth || day != lastDay || lastDay == 0) {
      lastDay = 0;
      lastEpochDay = epochDay(year, month, day);
      lastYear = year;
      lastMonth = month;
      lastDay = bad ? 0 : day;
    }
    return lastEpochDay;
  }

  private long epochDay(int year, int month, int day) {
    try {
      return LocalDate.of(year, month, day).toEpochDay();
    } catch (DateTimeException noSuchDay) {
      bad = true;
      return 0;
    }
  }

  private long time() {
    char between = text[at++];
    int hour = number(2);
    sign(':');
    int minute = number(2);
    int second = 0;
    int millis = 0;
    if (!bad && at < end && text[at] == ':') {
      at++;
      second = number(2);
      millis = fraction();
    }
    bad |= between != 'T' && between != 't' && between != ' ';
    bad |= hour > 23 || minute > 59 || second > 60;
    return ((hour * 60L + minute) * 60 + Math.min(second, 59)) * 1000 + millis;
  }

  private int fraction() {
    if (at == end || (text[at] != '.' && text[at] != ',')) {
      return 0;
    }
    at++;
    int first = at;
    int millis = 0;
    while (at < end && text[at] >= '0' && text[at] <= '9') {
      millis = at - first < 3 ? 10 * millis + text[at] - '0' : millis;
      at++;
    }
    int digits = at - first;
    bad |= digits < 1 || digits > 9;
    return digits == 1 ? 100 * millis : digits == 2 ? 10 * millis : millis;
  }

  private long offset() {
    char sign = text[at++];
    if (sign == 'Z' || sign == 'z') {
      return 0;
    }
    bad |= sign != '+' && sign != '-';
    int hours = number(2);
    if (!bad && at < end && text[at] == ':') {
      at++;
    }
    int minutes = bad || at == end ? 0 : number(2);
    bad |= hours > 18 || minutes > 59;
    int seconds = (hours * 60 + minutes) * 60;
    return sign == '-' ? -seconds : seconds;
  }

  private int number(int digits) {
    int number = 0;
    for (int i = 0; i < digits; i++) {
      if (bad || at >= end || text[at] < '0' || text[at] > '9') {
        bad = true;
        return 0;
      }
      number = 10 * number + text[at++] - '0';
    }
    return number;
  }

  private void sign(char wanted) {
    if (at < end && text[at] == wanted) {
      at++;
    } else {
      bad = true;
    }
  }
}
