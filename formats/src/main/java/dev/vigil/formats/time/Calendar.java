package dev.vigil.formats.time;

/** Days of the proleptic Gregorian calendar, without allocation. */
final class Calendar {
  static final long DAY_MILLIS = 86_400_000L;
  private static final int DAYS_PER_400_YEARS = 146_097;
  private static final int DAYS_TO_1970 = 719_468;

  private Calendar() {}

  /**
   * Days since 1970-01-01, counted in years that begin in March, so that a leap day comes last.
   *
   * @param year 0 to 9999
   * @param month 1 to 12
   * @param day 1 to {@link #daysIn}
   */
  static int epochDay(int year, int month, int day) {
    int y = month <= 2 ? year - 1 : year;
    int era = Math.floorDiv(y, 400);
    int yearOfEra = y - era * 400;
    int dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
    int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
    return era * DAYS_PER_400_YEARS + dayOfEra - DAYS_TO_1970;
  }

  /** Whether there is such a day. */
  static boolean exists(int year, int month, int day) {
    return month >= 1
        && month <= 12
        && day >= 1
        && (day <= 28 || day <= daysIn(year, month))
        && year >= 0;
  }

  /** Milliseconds in a day at a time of day, or -1 where there is no such time. */
  static long millisOfDay(int hour, int minute, int second) {
    if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) {
      return -1;
    }
    return ((hour * 60L + minute) * 60L + second) * 1000L;
  }

  private static int daysIn(int year, int month) {
    if (month == 2) {
      boolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
      return leap ? 29 : 28;
    }
    return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
  }
}
