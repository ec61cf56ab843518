package dev.vigil.detect.seasonal;

import java.time.DayOfWeek;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What there is to know of a day on the wall. Immutable.
 *
 * @param epochDay days from 1970-01-01
 * @param weekday 0 for Monday to 6 for Sunday
 * @param dayOfMonth from 1
 * @param month months from year 0
 * @param daysLeft days of the month that are left after it
 * @param quarterEnd whether its month is the last of a quarter
 * @param holiday the name of the holiday that it is
 */
record CalendarDay(
    long epochDay,
    int weekday,
    int dayOfMonth,
    long month,
    int daysLeft,
    boolean quarterEnd,
    @Nullable String holiday) {
  static CalendarDay of(long epochDay, HolidayCalendar holidays) {
    LocalDate day = LocalDate.ofEpochDay(epochDay);
    return new CalendarDay(
        epochDay,
        day.getDayOfWeek().getValue() - DayOfWeek.MONDAY.getValue(),
        day.getDayOfMonth(),
        day.getYear() * 12L + day.getMonthValue() - 1,
        day.lengthOfMonth() - day.getDayOfMonth(),
        day.getMonthValue() % 3 == 0,
        holidays.name(day));
  }
}
