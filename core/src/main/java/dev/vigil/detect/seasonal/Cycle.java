package dev.vigil.detect.seasonal;

/** Something that comes again, and where in it a moment is. */
enum Cycle {
  HOUR(3_600_000, 0.05, 8, 48),
  DAY(86_400_000, 0.12, 1, 14),
  WEEK(7 * 86_400_000L, 0.2, 1, 6),
  MONTH(30 * 86_400_000L, 0.3, 2, 1_000_000),
  MONTH_END(30 * 86_400_000L, 0.3, 2, 1_000_000),
  QUARTER_END(91 * 86_400_000L, 0.4, 2, 1_000_000),
  HOLIDAY(365 * 86_400_000L, 0.4, 2, 1_000_000),
  /** A cycle of some other length, in time or in rows. */
  OTHER(0, 0.1, 4, 16);

  /** Days of a month's end. */
  static final int LAST_DAYS = 5;

  private static final int LONGEST_MONTH = 31;

  private final long millis;
  private final double gain;
  private final double cyclesToTrust;
  private final double cyclesToGiveUp;

  Cycle(long millis, double gain, double cyclesToTrust, double cyclesToGiveUp) {
    this.millis = millis;
    this.gain = gain;
    this.cyclesToTrust = cyclesToTrust;
    this.cyclesToGiveUp = cyclesToGiveUp;
  }

  /** How long it lasts, more or less; 0 for any other. */
  long millis() {
    return millis;
  }

  /** Weight of the newest cycle, once there were many. */
  double gain() {
    return gain;
  }

  /** Cycles that a pattern must have forecast better than without it before it is used. */
  double cyclesToTrust() {
    return cyclesToTrust;
  }

  /** Cycles after which a pattern that was not better is given up. */
  double cyclesToGiveUp() {
    return cyclesToGiveUp;
  }

  /** Whether every moment has a part in it; else there is nothing to it in between. */
  boolean whole() {
    return this != MONTH_END && this != QUARTER_END && this != HOLIDAY;
  }

  /** How far into the cycle a moment is, in [0, 1); −1 where it has no part in it. */
  double phase(Moment moment, Period period) {
    return switch (this) {
      case HOUR -> Math.floorMod(moment.local(), millis) / (double) millis;
      case DAY -> moment.millisOfDay() / (double) millis;
      case WEEK -> (moment.weekday() + moment.millisOfDay() / (double) Moment.DAY) / 7;
      case MONTH -> (moment.day().dayOfMonth() - 0.5) / LONGEST_MONTH;
      case MONTH_END -> end(moment.day().daysLeft());
      case QUARTER_END -> moment.day().quarterEnd() ? end(moment.day().daysLeft()) : -1;
      case HOLIDAY -> moment.holiday() ? moment.millisOfDay() / (double) Moment.DAY : -1;
      case OTHER -> {
        double cycles = place(moment, period) / period.length();
        yield Math.min(cycles - Math.floor(cycles), Math.nextDown(1.0));
      }
    };
  }

  private static double end(int daysLeft) {
    return daysLeft < LAST_DAYS ? (daysLeft + 0.5) / LAST_DAYS : -1;
  }

  private static double place(Moment moment, Period period) {
    return period.kind() == Period.Kind.ROWS ? moment.row() : moment.epoch();
  }

  /** The number of the cycle that a moment is in. */
  long number(Moment moment, Period period) {
    return switch (this) {
      case HOUR -> Math.floorDiv(moment.local(), millis);
      case DAY, HOLIDAY -> moment.day().epochDay();
      case WEEK -> Math.floorDiv(moment.day().epochDay() + 3, 7L);
      case MONTH, MONTH_END -> moment.day().month();
      case QUARTER_END -> Math.floorDiv(moment.day().month(), 3L);
      case OTHER -> (long) Math.floor(place(moment, period) / period.length());
    };
  }

  /** Parts that a cycle is divided into; 0 where rows so far apart cannot show it. */
  int bins(double interval, Period period) {
    return switch (this) {
      case HOUR -> parts(millis / interval, 60, 4);
      case DAY -> parts(millis / interval, 144, 4);
      case WEEK -> parts(millis / interval, 336, 7);
      case MONTH -> interval <= 2 * Moment.DAY ? LONGEST_MONTH : 0;
      case MONTH_END, QUARTER_END -> interval <= 1.5 * Moment.DAY ? LAST_DAYS : 0;
      case HOLIDAY -> parts(Moment.DAY / interval, 24, 1);
      case OTHER ->
          period.kind() == Period.Kind.ROWS
              ? parts(period.length(), 128, 2)
              : parts(period.length() / interval, 128, 2);
    };
  }

  /** As many as there are rows, with a tenth allowed for rows that come late. */
  private static int parts(double rows, int most, int least) {
    int parts = (int) Math.min(most, rows * 1.1);
    return parts >= least ? Math.min(parts, (int) Math.max(least, Math.rint(rows))) : 0;
  }
}
