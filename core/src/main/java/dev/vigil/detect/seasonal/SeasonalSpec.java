package dev.vigil.detect.seasonal;

import static java.util.Objects.requireNonNull;

import dev.vigil.detect.Calibration;
import dev.vigil.detect.Detector;
import dev.vigil.detect.DetectorSpec;
import dev.vigil.setting.About;
import dev.vigil.state.StateReader;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * How far a value lies from what its hour, weekday, day of the month or place in another cycle has,
 * in deviations of that place.
 *
 * <p>A pattern that is not switched is used once it has forecast better than none, and dropped when
 * it does no longer. A cycle of another length is looked for. The score is the largest of three
 * numbers of deviations, from 3 on and 0 below: of the value, of the step to it, and of the mean of
 * the last rows. The band is 3 deviations to either side of the value.
 *
 * <p>Right for: what people and timetables drive. Blind to: what stays within the band of its
 * place; cycles that grow with the level; the first cycles, which it takes for usual. A known
 * holiday is strange only if it is unlike a Sunday and unlike a usual day, until three were seen.
 *
 * @param enableHourlyPattern whether minutes of the hour differ
 * @param enableDailyPattern whether hours of the day differ
 * @param enableWeeklyPattern whether days of the week differ
 * @param trendDetection whether the level may climb or fall steadily
 * @param volatilityModeling whether parts of a cycle differ in how much they vary
 * @param patterns further patterns
 * @param zone whose hours and days these are
 */
public record SeasonalSpec(
    @About("whether minutes of the hour differ; auto: where that forecasts better")
        Switch enableHourlyPattern,
    @About("whether hours of the day differ") Switch enableDailyPattern,
    @About("whether days of the week differ") Switch enableWeeklyPattern,
    @About("whether the level may climb or fall steadily") boolean trendDetection,
    @About("whether parts of a cycle differ in how much they vary") boolean volatilityModeling,
    @About("further patterns") PatternSettings patterns,
    @About("time zone whose hours and days people live by") ZoneId zone)
    implements DetectorSpec {
  /**
   * Mean share of rows over ten families of ordinary series (normal, autoregressive, daily, weekly,
   * lognormal, Student-t3, Poisson, random walk, trend, whole numbers), 18,000 rows of four series
   * each after a week. Alarms begin where it is 1 in 7,000: from 1 in 2,000 on, rows a minute apart
   * took up to 1.07 pages a week of one.
   */
  private static final Calibration CALIBRATION =
      Calibration.of(
          new double[] {3, 4, 5, 6, 8, 12, 20, 30},
          new double[] {1.4e-2, 4e-3, 2e-3, 1.2e-3, 5e-4, 1.4e-4, 2.5e-5, 5e-6},
          12);

  public SeasonalSpec {
    requireNonNull(enableHourlyPattern, "enableHourlyPattern");
    requireNonNull(enableDailyPattern, "enableDailyPattern");
    requireNonNull(enableWeeklyPattern, "enableWeeklyPattern");
    requireNonNull(patterns, "patterns");
    requireNonNull(zone, "zone");
  }

  /** All patterns chosen by what is seen, hours in UTC, no holidays. */
  public SeasonalSpec() {
    this(ZoneOffset.UTC, new PatternSettings());
  }

  /** The patterns of hour, day and week chosen by what is seen. */
  public SeasonalSpec(ZoneId zone, PatternSettings patterns) {
    this(Switch.AUTO, Switch.AUTO, Switch.AUTO, true, true, patterns, zone);
  }

  /** Whether a cycle of the calendar is to be used. */
  Switch wants(Cycle cycle) {
    return switch (cycle) {
      case HOUR -> enableHourlyPattern;
      case DAY -> enableDailyPattern;
      case WEEK -> enableWeeklyPattern;
      case MONTH -> patterns.monthly();
      case MONTH_END -> patterns.monthEnd();
      case QUARTER_END -> patterns.quarterEnd();
      case HOLIDAY -> patterns.holidays().none() ? Switch.OFF : Switch.ON;
      case OTHER ->
          switch (period().kind()) {
            case FIND -> Switch.AUTO;
            case NONE -> Switch.OFF;
            case MILLIS, ROWS -> Switch.ON;
          };
    };
  }

  Period period() {
    return Period.parse(patterns.period());
  }

  HolidayCalendar holidayCalendar() {
    return HolidayCalendar.of(patterns.holidays());
  }

  @Override
  public String name() {
    return "Seasonal Anomaly Detector";
  }

  @Override
  public String key() {
    return "seasonal";
  }

  @Override
  public String rightFor() {
    return "series with an hourly, daily, weekly or other rhythm, holidays and month ends";
  }

  @Override
  public String blindTo() {
    return "what stays within the band of its hour; rhythms that grow with the level";
  }

  @Override
  public String cost() {
    return "0.41 µs a point, 2–5 KB a series";
  }

  @Override
  public Detector newDetector() {
    return new SeasonalDetector(this);
  }

  @Override
  public Detector restore(StateReader in) {
    SeasonalDetector detector = new SeasonalDetector(this);
    detector.load(in);
    return detector;
  }

  @Override
  public Calibration calibration() {
    return CALIBRATION;
  }
}
