package dev.vigil.detect.seasonal;

import static java.util.Objects.requireNonNull;

import dev.vigil.setting.About;

/**
 * Patterns beside those of the hour, the day and the week.
 *
 * @param monthly a day of the month that is unlike others
 * @param monthEnd the last five days of a month
 * @param quarterEnd the last five days of a quarter
 * @param period any other cycle: {@code auto} to find it, {@code none}, a span of time such as
 *     {@code 90m} or a number of rows such as {@code 7 rows}
 * @param holidays days that are unlike other days of their name
 */
public record PatternSettings(
    @About("whether days of the month differ") Switch monthly,
    @About("whether the last five days of a month differ") Switch monthEnd,
    @About("whether the last five days of a quarter differ") Switch quarterEnd,
    @About("another cycle: auto to find it, none, or its length, such as 90m or 7 rows")
        String period,
    @About(
            "days on which a Sunday's or a usual day's values are both in order, until it is known"
                + " what they have")
        HolidaySettings holidays) {
  public PatternSettings {
    requireNonNull(monthly, "monthly");
    requireNonNull(monthEnd, "monthEnd");
    requireNonNull(quarterEnd, "quarterEnd");
    requireNonNull(holidays, "holidays");
    Period.parse(period);
    HolidayCalendar.load(holidays);
  }

  /** All chosen by what is seen; no holidays. */
  public PatternSettings() {
    this(Switch.AUTO, Switch.AUTO, Switch.AUTO, "auto", new HolidaySettings());
  }
}
