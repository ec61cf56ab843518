package dev.vigil.alert;

import java.util.Locale;

/** The five fields of a cron expression, with what each may hold. */
enum CronField {
  MINUTE("minute", 0, 59, ""),
  HOUR("hour", 0, 23, ""),
  DAY_OF_MONTH("day of the month", 1, 31, ""),
  MONTH("month", 1, 12, "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC"),
  DAY_OF_WEEK("day of the week", 0, 7, "SUN MON TUE WED THU FRI SAT");

  private static final int LETTERS = 3;

  private final String words;
  private final int least;
  private final int most;
  private final String names;

  CronField(String words, int least, int most, String names) {
    this.words = words;
    this.least = least;
    this.most = most;
    this.names = names;
  }

  String words() {
    return words;
  }

  int least() {
    return least;
  }

  /** The greatest value; of weekdays that is 7, which is Sunday again. */
  int most() {
    return most;
  }

  /** The number of a name; −1 where there is none. */
  int named(String name) {
    int at = name.length() == LETTERS ? names.indexOf(name.toUpperCase(Locale.ROOT)) : -1;
    return at < 0 || at % (LETTERS + 1) != 0 ? -1 : at / (LETTERS + 1) + least;
  }

  /** "from 0 to 59", and the names where there are any. */
  String range() {
    String numbers = "from " + least + " to " + most;
    return names.isEmpty()
        ? numbers
        : numbers + ", or " + names.substring(0, LETTERS) + " to " + last();
  }

  private String last() {
    return names.substring(names.length() - LETTERS);
  }
}
