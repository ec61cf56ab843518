package dev.vigil.detect.seasonal;

import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A place in the cycles, for a person.
 *
 * @param cycle the longest regular cycle in use; null for none
 * @param period its length, if it is none of the calendar
 * @param cycles how many were seen
 * @param local milliseconds from 1970-01-01T00:00 on the wall
 * @param weekday 0 for Monday to 6 for Sunday, as which the day is taken
 * @param holiday its name, on a holiday
 * @param date such as "at the month's end"; empty where it does not count
 */
record Place(
    @Nullable Cycle cycle,
    Period period,
    long cycles,
    long local,
    int weekday,
    @Nullable String holiday,
    String date) {
  static Place of(SeasonalModel model) {
    SeasonalPattern main = model.mainPattern();
    Moment moment = model.moment();
    return new Place(
        main == null ? null : main.cycle(),
        main == null ? new Period(Period.Kind.NONE, 0) : main.period(),
        main == null ? model.rows() : main.cycles(),
        moment.local(),
        moment.weekday(),
        moment.day().holiday(),
        date(model.patterns(), moment));
  }

  private static String date(Patterns patterns, Moment moment) {
    boolean end = moment.day().daysLeft() < Cycle.LAST_DAYS;
    if (end && moment.day().quarterEnd() && patterns.used(Cycle.QUARTER_END) != null) {
      return " at the quarter's end";
    }
    if (end && patterns.used(Cycle.MONTH_END) != null) {
      return " at the month's end";
    }
    boolean monthly = patterns.used(Cycle.MONTH) != null;
    return monthly ? " on day " + moment.day().dayOfMonth() + " of the month" : "";
  }

  /** "Mondays at 09:00 have 410–530 (8 weeks)". */
  String usual(String range) {
    return has(range) + " (" + experience() + ")";
  }

  private String has(String range) {
    Cycle known = cycle;
    if (known == null) {
      return range + " is usual" + date;
    }
    String at = clock();
    String place =
        switch (known) {
          case WEEK -> day() + " at " + at;
          case HOUR -> "minute " + at.substring(3) + " of the hour";
          case OTHER -> "this point of the " + period.adjective() + " cycle";
          default -> at;
        };
    boolean one = known != Cycle.WEEK || holiday != null;
    return place + date + (one ? " has " : " have ") + range;
  }

  private String day() {
    String name = DayOfWeek.of(weekday + 1).getDisplayName(TextStyle.FULL, Locale.ENGLISH) + "s";
    return holiday == null ? name : holiday + " as " + name;
  }

  private String clock() {
    long minutes = Math.floorMod(local, Moment.DAY) / 60_000;
    return String.format(Locale.ROOT, "%02d:%02d", minutes / 60, minutes % 60);
  }

  /** "8 weeks". */
  private String experience() {
    Cycle known = cycle;
    String unit =
        known == null
            ? "row"
            : switch (known) {
              case HOUR -> "hour";
              case DAY -> "day";
              case WEEK -> "week";
              default -> "cycle";
            };
    return String.format(Locale.ROOT, "%,d ", cycles) + unit + (cycles == 1 ? "" : "s");
  }
}
