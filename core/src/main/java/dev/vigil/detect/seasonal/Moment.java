package dev.vigil.detect.seasonal;

/**
 * An instant as a pattern sees it; set anew for each observation. It holds nothing that is not a
 * function of what it was set to. One owner.
 */
final class Moment {
  static final long DAY = 86_400_000;
  static final int SATURDAY = 5;
  static final int SUNDAY = 6;

  /** Times beyond the year 10,000 or so, either way, are taken for this. */
  private static final long FURTHEST = 300_000_000_000_000L;

  private final WallClock clock;
  private final HolidayCalendar holidays;
  private CalendarDay day;
  private long epoch;
  private long local;
  private long row;
  private boolean justChanged;

  /** Whether a holiday is taken for the Sunday that it may be like. */
  private boolean holidayAsSunday = true;

  Moment(WallClock clock, HolidayCalendar holidays) {
    this.clock = clock;
    this.holidays = holidays;
    this.day = CalendarDay.of(0, holidays);
  }

  /**
   * Goes to an instant.
   *
   * @param row number of the row that it is of
   */
  void set(long epochMillis, long row) {
    this.epoch = Math.max(-FURTHEST, Math.min(FURTHEST, epochMillis));
    this.row = row;
    this.local = clock.local(epoch);
    this.justChanged = clock.justChanged(epoch);
    this.holidayAsSunday = true;
    long today = Math.floorDiv(local, DAY);
    if (today != day.epochDay()) {
      day = CalendarDay.of(today, holidays);
    }
  }

  /** From here on a holiday is taken for any other day of its name. */
  void takeHolidayForUsualDay() {
    holidayAsSunday = false;
  }

  long epoch() {
    return epoch;
  }

  /** Milliseconds from 1970-01-01T00:00 on the wall. */
  long local() {
    return local;
  }

  long row() {
    return row;
  }

  CalendarDay day() {
    return day;
  }

  boolean holiday() {
    return day.holiday() != null;
  }

  /** Whether the clock has just been changed, see {@link WallClock#justChanged}. */
  boolean justChanged() {
    return justChanged;
  }

  /** 0 for Monday to 6 for Sunday. */
  int weekday() {
    return holidayAsSunday && holiday() ? SUNDAY : day.weekday();
  }

  long millisOfDay() {
    return Math.floorMod(local, DAY);
  }
}
