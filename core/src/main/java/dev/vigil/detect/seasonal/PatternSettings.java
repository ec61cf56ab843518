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
 * @param memory rows after which the weight of a row in the level beneath the patterns has fallen
 *     to 1/e, from 10 to 1,000,000; 0 for those of two days, within 50 to 2,000
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
        HolidaySettings holidays,
    @About(
            "rows that the level beneath the patterns goes by, from 10 to 1,000,000; 0 for those of"
                + " two days, within 50 to 2,000")
        int memory) {
  private static final int LEAST_MEMORY = 10;
  private static final int MOST_MEMORY = 1_000_000;

  public PatternSettings {
    requireNonNull(monthly, "monthly");
    requireNonNull(monthEnd, "monthEnd");
    requireNonNull(quarterEnd, "quarterEnd");
    requireNonNull(holidays, "holidays");
    Period.parse(period);
    HolidayCalendar.load(holidays);
    if (memory != 0 && (memory < LEAST_MEMORY || memory > MOST_MEMORY)) {
      throw new IllegalArgumentException(
          "memory must be from 10 to 1000000, or 0 for the usual one, was " + memory);
    }
  }

  /** With the usual memory. */
  public PatternSettings(
      Switch monthly, Switch monthEnd, Switch quarterEnd, String period, HolidaySettings holidays) {
    this(monthly, monthEnd, quarterEnd, period, holidays, 0);
  }

  /** All chosen by what is seen; no holidays. */
  public PatternSettings() {
    this(Switch.AUTO, Switch.AUTO, Switch.AUTO, "auto", new HolidaySettings());
  }
}
