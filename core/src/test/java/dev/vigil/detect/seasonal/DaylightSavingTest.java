package dev.vigil.detect.seasonal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigil.detect.Forecast;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A profile with sharp edges that follows the clock on the wall, over changes of the clock. */
final class DaylightSavingTest {
  private static final double QUIET = 8;
  private static final double ALARM = new SeasonalSpec().calibration().alarmScore();

  /** Zone, start four weeks before the change, its day, and the day two weeks later. */
  private static final String[][] CHANGES = {
    {"Europe/Berlin", "2026-03-01", "2026-03-29", "2026-04-12"},
    {"Europe/Berlin", "2026-09-27", "2026-10-25", "2026-11-08"},
    {"America/New_York", "2026-02-08", "2026-03-08", "2026-03-22"},
    {"America/New_York", "2026-10-04", "2026-11-01", "2026-11-15"},
    {"Australia/Lord_Howe", "2026-03-08", "2026-04-05", "2026-04-19"},
    {"Australia/Lord_Howe", "2026-09-06", "2026-10-04", "2026-10-18"},
  };

  @Test
  void neither_the_day_of_the_change_nor_those_after_it_are_strange() {
    for (String[] change : CHANGES) {
      Feed feed = feed(change);
      feed.until(change[2] + "T00:00", wall -> night(feed, wall));
      double highest = feed.until(change[3] + "T00:00", wall -> night(feed, wall));
      assertThat(highest).as("highest score, %s %s", change[0], change[2]).isLessThan(QUIET);
    }
  }

  @Test
  void what_is_forecast_after_the_change_is_what_the_wall_clock_says() {
    for (String[] change : CHANGES) {
      Feed feed = feed(change);
      feed.until(change[3] + "T00:00", wall -> night(feed, wall));
      ZoneId zone = ZoneId.of(change[0]);
      List<Forecast> day = feed.detector.forecast(288);
      for (Forecast at : day) {
        LocalDateTime wall = LocalDateTime.ofInstant(Instant.ofEpochMilli(at.epochMillis()), zone);
        assertThat(at.expected()).as("%s", wall).isBetween(level(wall) - 15, level(wall) + 15);
      }
    }
  }

  @Test
  void what_is_forecast_before_the_change_knows_of_it() {
    for (String[] change : CHANGES) {
      Feed feed = feed(change);
      feed.until(change[2] + "T00:00", wall -> night(feed, wall));
      ZoneId zone = ZoneId.of(change[0]);
      for (Forecast at : feed.detector.forecast(288)) {
        LocalDateTime wall = LocalDateTime.ofInstant(Instant.ofEpochMilli(at.epochMillis()), zone);
        assertThat(at.expected()).as("%s", wall).isBetween(level(wall) - 15, level(wall) + 15);
      }
    }
  }

  @Test
  void a_breakdown_within_the_doubled_hour_is_strange_all_the_same() {
    Feed feed = feed(CHANGES[1]);
    feed.until("2026-10-25T02:00", wall -> night(feed, wall));
    for (int row = 0; row < 18; row++) {
      feed.next(night(feed, feed.wall()));
    }
    assertThat(feed.wall().toString()).isEqualTo("2026-10-25T02:30");
    assertThat(feed.ask(2000).value()).isGreaterThan(ALARM);
  }

  private static Feed feed(String[] change) {
    SeasonalSpec spec = new SeasonalSpec(ZoneId.of(change[0]), new PatternSettings());
    return new Feed(spec, change[1] + "T00:00", Duration.ofMinutes(5), 7);
  }

  /** A backup from one to three at night, and people from nine to five. */
  private static double level(LocalDateTime wall) {
    int hour = wall.getHour();
    boolean backup = hour >= 1 && hour < 3;
    return backup ? 300 : hour >= 9 && hour < 17 ? 200 : 100;
  }

  private static double night(Feed feed, LocalDateTime wall) {
    return level(wall) + 4 * feed.chance.nextGaussian();
  }
}
