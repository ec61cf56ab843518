package dev.vigil.alert;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.OptionalLong;

/**
 * Times by five fields: minute, hour, day of the month, month, day of the week. A field is a list
 * of values, ranges and steps, or {@code *}; months and weekdays may be named; 0 and 7 are Sunday.
 * Where neither of the two days is {@code *} or a step of it, one of them is enough.
 *
 * <p>Clocks that are set forward: a time that is skipped comes at the instant of the change. Clocks
 * that are set back: a time that comes twice is the first of the two. Where the hour is {@code *},
 * it is not by the clock but each hour that passes: none is made up for, and both are taken.
 * Immutable.
 */
public final class Cron {
  private static final int HOURS = 24;
  private static final int MINUTES = 60;
  private static final long MINUTE = 60_000;
  private static final int ALL_HOURS = (1 << HOURS) - 1;

  /** From one 29 February to the next there can be eight years. */
  private static final int MOST_DAYS = 8 * 366 + 1;

  private final String text;
  private final long minutes;
  private final int hours;
  private final long monthDays;
  private final long months;
  private final long weekDays;
  private final boolean bothDays;

  Cron(String text, long[] fields, boolean bothDays) {
    this.text = text;
    this.minutes = fields[0];
    this.hours = (int) fields[1];
    this.monthDays = fields[2];
    this.months = fields[3];
    this.weekDays = fields[4];
    this.bothDays = bothDays;
  }

  /**
   * Reads it.
   *
   * @throws IllegalArgumentException if it is none, or never comes; the message says where and why
   */
  public static Cron parse(String text) {
    return new CronReader(text).read();
  }

  /** The first of its times after another; empty if there is none within eight years. */
  public OptionalLong next(long afterMillis, ZoneId zone) {
    long after = WallClock.within(afterMillis);
    return hours == ALL_HOURS ? nextHourly(after, zone) : nextByTheClock(after, zone);
  }

  private OptionalLong nextByTheClock(long after, ZoneId zone) {
    LocalDateTime from = WallClock.at(after, zone);
    LocalDate date = from.toLocalDate();
    int hour = from.getHour();
    int minute = from.getMinute();
    for (int day = 0; day <= MOST_DAYS; day++) {
      if (on(date)) {
        OptionalLong found = nextOn(date, hour * MINUTES + minute, after, zone);
        if (found.isPresent()) {
          return found;
        }
      }
      date = date.plusDays(1);
      hour = 0;
      minute = 0;
    }
    return OptionalLong.empty();
  }

  private OptionalLong nextOn(LocalDate date, int fromMinute, long after, ZoneId zone) {
    for (int at = fromMinute; at < HOURS * MINUTES; at++) {
      if (has(hours, at / MINUTES) && has(minutes, at % MINUTES)) {
        long time = WallClock.instant(date.atTime(at / MINUTES, at % MINUTES), zone);
        if (time > after) {
          return OptionalLong.of(time);
        }
      }
    }
    return OptionalLong.empty();
  }

  private OptionalLong nextHourly(long after, ZoneId zone) {
    long time = after + 1;
    LocalDate last = WallClock.at(after, zone).toLocalDate().plusDays(MOST_DAYS);
    LocalDateTime local = WallClock.at(time, zone);
    while (!local.toLocalDate().isAfter(last)) {
      long intoMinute = local.getSecond() * 1000L + local.getNano() / 1_000_000;
      if (!on(local.toLocalDate())) {
        time = WallClock.instant(local.toLocalDate().plusDays(1).atStartOfDay(), zone);
      } else if (intoMinute > 0) {
        time += MINUTE - intoMinute;
      } else if (has(minutes, local.getMinute())) {
        return OptionalLong.of(time);
      } else {
        time += MINUTE;
      }
      local = WallClock.at(time, zone);
    }
    return OptionalLong.empty();
  }

  private boolean on(LocalDate date) {
    if (!has(months, date.getMonthValue())) {
      return false;
    }
    boolean ofMonth = has(monthDays, date.getDayOfMonth());
    boolean ofWeek = has(weekDays, date.getDayOfWeek().getValue() % 7);
    return bothDays ? ofMonth && ofWeek : ofMonth || ofWeek;
  }

  private static boolean has(long bits, int value) {
    return (bits >>> value & 1) != 0;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Cron that && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  /** As it was written. */
  @Override
  public String toString() {
    return text;
  }
}
