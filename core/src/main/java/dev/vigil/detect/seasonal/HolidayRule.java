package dev.vigil.detect.seasonal;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;

/** A holiday that comes every year. Immutable. */
sealed interface HolidayRule {
  String name();

  /** Whether a day is this holiday, or is free instead of it. */
  boolean holds(LocalDate day);

  /** What happens to a holiday that falls on a weekend. */
  enum Moved {
    NEVER,
    /** Also the Friday before a Saturday, and the Monday after a Sunday. */
    TO_NEAREST_WORKDAY,
    /** Also the Monday after. */
    TO_MONDAY,
    /** Also the day after tomorrow, so that two in a row keep apart. */
    BY_TWO_DAYS;

    private LocalDate substitute(LocalDate day) {
      boolean saturday = day.getDayOfWeek() == DayOfWeek.SATURDAY;
      if (!saturday && day.getDayOfWeek() != DayOfWeek.SUNDAY) {
        return day;
      }
      return switch (this) {
        case NEVER -> day;
        case TO_NEAREST_WORKDAY -> day.plusDays(saturday ? -1 : 1);
        case TO_MONDAY -> day.plusDays(saturday ? 2 : 1);
        case BY_TWO_DAYS -> day.plusDays(2);
      };
    }
  }

  /** The same date every year. */
  record Fixed(int month, int day, Moved moved, String name) implements HolidayRule {
    @Override
    public boolean holds(LocalDate date) {
      if (date.getMonthValue() == month && date.getDayOfMonth() == day) {
        return true;
      }
      if (moved == Moved.NEVER) {
        return false;
      }
      for (int year = date.getYear(); year <= date.getYear() + 1; year++) {
        if (moved.substitute(LocalDate.of(year, month, day)).equals(date)) {
          return true;
        }
      }
      return false;
    }
  }

  /**
   * The n-th of a weekday in a month.
   *
   * @param nth from 1, or from −1 backwards from the last
   */
  record Weekday(int month, int nth, DayOfWeek weekday, String name) implements HolidayRule {
    @Override
    public boolean holds(LocalDate date) {
      return date.getMonthValue() == month
          && date.getDayOfWeek() == weekday
          && date.with(TemporalAdjusters.dayOfWeekInMonth(nth, weekday)).equals(date);
    }
  }

  /** So many days after Easter Sunday. */
  record Easter(int days, String name) implements HolidayRule {
    @Override
    public boolean holds(LocalDate date) {
      return date.minusDays(days).equals(sunday(date.getYear()));
    }

    /** Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher). */
    static LocalDate sunday(int year) {
      int cycle = Math.floorMod(year, 19);
      int century = Math.floorDiv(year, 100);
      int rest = Math.floorMod(year, 100);
      int correction = (century - (century + 8) / 25 + 1) / 3;
      int epact =
          Math.floorMod(19 * cycle + century - Math.floorDiv(century, 4) - correction + 15, 30);
      int weekday =
          Math.floorMod(32 + 2 * Math.floorMod(century, 4) + 2 * (rest / 4) - epact - rest % 4, 7);
      int late = (cycle + 11 * epact + 22 * weekday) / 451;
      int days = epact + weekday - 7 * late + 114;
      return LocalDate.of(year, days / 31, days % 31 + 1);
    }
  }
}
