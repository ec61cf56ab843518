package dev.vigil.detect.seasonal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** Patterns that are used whatever they are worth, on data that have them and that have not. */
final class ForcedPatternTest {
  private static final String MONDAY = "2026-01-05T00:00";
  private static final double ALARM = new SeasonalSpec().calibration().alarmScore();
  private static final SeasonalSpec WEEKLY = spec(Switch.AUTO, Switch.ON, Switch.AUTO);
  private static final SeasonalSpec CLOCK = spec(Switch.ON, Switch.ON, Switch.AUTO);
  private static final SeasonalSpec MONTHLY = spec(Switch.AUTO, Switch.AUTO, Switch.ON);
  private static final SeasonalSpec ALL = spec(Switch.ON, Switch.ON, Switch.ON);

  private static SeasonalSpec spec(Switch hourAndDay, Switch week, Switch monthAndEnds) {
    PatternSettings patterns =
        new PatternSettings(
            monthAndEnds, monthAndEnds, monthAndEnds, "auto", new HolidaySettings());
    return new SeasonalSpec(hourAndDay, hourAndDay, week, true, true, patterns, ZoneOffset.UTC);
  }

  /** A wave of one day, from 60 to 140 on workdays and from 30 to 50 at weekends. */
  private static double weekly(Feed feed, LocalDateTime wall, double noise) {
    double day = wall.toLocalTime().toSecondOfDay() / 86_400.0;
    double wave = Math.sin(2 * Math.PI * day);
    boolean weekend = wall.getDayOfWeek().getValue() >= 6;
    double usual = weekend ? 40 + 10 * wave : 100 + 40 * wave;
    return usual + noise * feed.chance.nextGaussian();
  }

  /** Share of rows up to some time that would be told. */
  private static double shareOfAlarms(Feed feed, String end) {
    LocalDateTime last = LocalDateTime.parse(end);
    int rows = 0;
    int alarms = 0;
    while (feed.wall().isBefore(last)) {
      alarms += feed.next(weekly(feed, feed.wall(), 5)).value() >= ALARM ? 1 : 0;
      rows++;
    }
    return alarms / (double) rows;
  }

  @Test
  void six_weeks_of_minutes_with_a_weekly_rhythm_hold_hardly_any_alarm() {
    for (SeasonalSpec spec : new SeasonalSpec[] {WEEKLY, CLOCK, MONTHLY, ALL}) {
      for (int seed = 0; seed < 3; seed++) {
        Feed feed = new Feed(spec, MONDAY, Duration.ofMinutes(1), seed);
        assertThat(shareOfAlarms(feed, "2026-02-16T00:00")).as("%s", spec).isLessThan(1e-3);
        assertThat(feed.detector.patterns()).contains("day", "week");
      }
    }
  }

  @Test
  void a_year_of_hours_without_a_monthly_pattern_is_as_quiet_where_one_is_forced() {
    for (SeasonalSpec spec : new SeasonalSpec[] {MONTHLY, ALL}) {
      Feed feed = new Feed(spec, MONDAY, Duration.ofHours(1), 5);
      assertThat(shareOfAlarms(feed, "2027-01-04T00:00")).isLessThan(1e-3);
      assertThat(feed.detector.patterns()).contains("day", "week", "month");
    }
  }

  @Test
  void spikes_of_sixty_deviations_are_found_where_a_monthly_pattern_is_forced() {
    for (SeasonalSpec spec : new SeasonalSpec[] {MONTHLY, ALL}) {
      for (int seed = 0; seed < 3; seed++) {
        Feed feed = new Feed(spec, MONDAY, Duration.ofMinutes(10), seed);
        feed.until("2026-01-19T00:00", wall -> weekly(feed, wall, 1));
        assertThat(spikesFound(feed)).as("%s", spec).isGreaterThanOrEqualTo(13);
      }
    }
  }

  /** Of fifteen, of both signs, one every five days and seven hours. */
  private static int spikesFound(Feed feed) {
    int found = 0;
    for (int spike = 0; spike < 15; spike++) {
      LocalDateTime next = feed.wall().plusHours(127);
      feed.until(next.toString(), wall -> weekly(feed, wall, 1));
      double size = (spike % 2 == 0 ? 60 : -60);
      found += feed.next(weekly(feed, feed.wall(), 1) + size).value() >= ALARM ? 1 : 0;
    }
    return found;
  }

  @Test
  void a_part_counts_from_its_third_visit_on() {
    Feed feed =
        new Feed(
            spec(Switch.OFF, Switch.OFF, Switch.ON), "2025-12-22T00:00", Duration.ofDays(1), 7);
    feed.until("2026-02-15T00:00", wall -> payDay(feed, wall));
    assertThat(feed.ask(180).value()).as("the second pay day").isGreaterThan(ALARM);
    feed.until("2026-03-15T00:00", wall -> payDay(feed, wall));
    assertThat(feed.ask(180).value()).as("the third").isLessThan(ALARM);
    feed.until("2026-07-15T00:00", wall -> payDay(feed, wall));
    assertThat(feed.ask(180).expected()).as("the seventh").isBetween(160.0, 200.0);
    assertThat(feed.ask(100).value()).as("none").isGreaterThan(ALARM);
    assertThat(feed.detector.patterns()).contains("month");
  }

  private static double payDay(Feed feed, LocalDateTime wall) {
    return 100 + 4 * feed.chance.nextGaussian() + (wall.getDayOfMonth() == 15 ? 80 : 0);
  }
}
