package dev.vigil.rule;

import dev.vigil.rule.lang.Fact;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/**
 * The calendar at the time of an observation. It keeps the offset of its zone until that changes,
 * and the day. One owner.
 */
final class EventCalendar {
  private static final long DAY = 86_400_000;
  private static final long HOUR = 3_600_000;
  private static final int DAYS = 7;

  /**
   * A time beyond a hundred million days, where JavaScript's end, is taken for the last of them.
   */
  private static final long FARTHEST = 100_000_000 * DAY;

  /** 1970-01-01 was a Thursday; 0 is a Sunday. */
  private static final int FIRST_DAY = 4;

  private final BusinessHours hours;
  private final ZoneRules rules;
  private long from = Long.MAX_VALUE;
  private long until = Long.MIN_VALUE;
  private long offset;
  private long endsFor = Long.MIN_VALUE;
  private boolean monthEnd;
  private boolean quarterEnd;

  EventCalendar(BusinessHours hours) {
    this.hours = hours;
    this.rules = hours.zone().getRules();
  }

  double fact(Fact fact, long epochMillis) {
    long local = local(Math.max(-FARTHEST, Math.min(FARTHEST, epochMillis)));
    return switch (fact) {
      case HOUR -> hour(local);
      case DAY_OF_WEEK -> day(local);
      case IS_WEEKEND -> number(day(local) == 0 || day(local) == DAYS - 1);
      case IS_BUSINESS_HOURS -> number(working(local));
      case IS_MONTH_END -> number(ends(local) && monthEnd);
      case IS_QUARTER_END -> number(ends(local) && quarterEnd);
      default -> throw new IllegalArgumentException(fact.word());
    };
  }

  private static double number(boolean yes) {
    return yes ? 1 : 0;
  }

  private long local(long epochMillis) {
    if (epochMillis < from || epochMillis >= until) {
      turn(epochMillis);
    }
    return epochMillis + offset;
  }

  private void turn(long epochMillis) {
    Instant instant = Instant.ofEpochMilli(epochMillis);
    ZoneOffsetTransition next = rules.nextTransition(instant);
    ZoneOffsetTransition before = rules.previousTransition(instant.plusMillis(1));
    from = before == null ? Long.MIN_VALUE : before.getInstant().toEpochMilli();
    until = next == null ? Long.MAX_VALUE : next.getInstant().toEpochMilli();
    offset = rules.getOffset(instant).getTotalSeconds() * 1000L;
  }

  private static int hour(long local) {
    return (int) (Math.floorMod(local, DAY) / HOUR);
  }

  /** 0 is a Sunday. */
  private static int day(long local) {
    return (int) Math.floorMod(Math.floorDiv(local, DAY) + FIRST_DAY, (long) DAYS);
  }

  private boolean working(long local) {
    int hour = hour(local);
    int day = day(local);
    return hour >= hours.from()
        && hour < hours.until()
        && hours.days().contains(DayOfWeek.of(day == 0 ? DAYS : day));
  }

  /** Whether its day ends a month. */
  private boolean ends(long local) {
    long day = Math.floorDiv(local, DAY);
    if (day != endsFor) {
      LocalDate next = LocalDate.ofEpochDay(day + 1);
      endsFor = day;
      monthEnd = next.getDayOfMonth() == 1;
      quarterEnd = monthEnd && next.getMonthValue() % 3 == 1;
    }
    return monthEnd;
  }
}
