package dev.vigil.detect.novelty;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SeriesClockTest {
  @ParameterizedTest
  @CsvSource({
    "2026-03-29T00:59:59.999Z, 1",
    "2026-03-29T01:00:00Z, 3",
    "2026-03-29T01:30:00Z, 3",
    "2026-10-25T00:59:59.999Z, 2",
    "2026-10-25T01:00:00Z, 2",
    "2026-10-25T01:59:59.999Z, 2",
    "2026-10-25T02:00:00Z, 3",
    "1969-12-31T22:59:59.999Z, 23",
    "1969-12-31T23:00:00Z, 0",
    "1916-05-01T12:00:00Z, 14",
    "1850-01-01T12:00:00Z, 12",
  })
  void in_berlin_the_hour_is_the_one_on_the_wall(String instant, int hour) {
    SeriesClock clock = new SeriesClock(ZoneId.of("Europe/Berlin"));
    assertThat(SeriesClock.hourOfDay(clock.hour(Instant.parse(instant).toEpochMilli())))
        .isEqualTo(hour);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata",
        "Pacific/Apia", "America/Caracas", "UTC", "+05:45"
      })
  void hours_of_day_and_week_agree_with_the_calendar_in_any_order_of_asking(String zone) {
    ZoneId id = ZoneId.of(zone);
    SeriesClock clock = new SeriesClock(id);
    Random chance = new Random(12);
    long now = Instant.parse("1890-01-01T00:00:00Z").toEpochMilli();
    for (int asked = 0; asked < 60_000; asked++) {
      now += (chance.nextInt(4) == 0 ? -1 : 1) * (long) (chance.nextDouble() * 3_000_000_000L);
      LocalDateTime local = LocalDateTime.ofInstant(Instant.ofEpochMilli(now), id);
      long hour = clock.hour(now);
      if (SeriesClock.hourOfDay(hour) != local.getHour()
          || SeriesClock.hourOfWeek(hour) / 24 != weekday(local)) {
        throw new AssertionError(local + " is not hour " + hour);
      }
    }
  }

  /** Days since the last Thursday, as 1970 began on one. */
  private static int weekday(LocalDateTime local) {
    return (local.getDayOfWeek().getValue() + 3) % 7;
  }

  @Test
  void the_ends_of_time_have_hours_too() {
    for (ZoneId zone : new ZoneId[] {ZoneOffset.UTC, ZoneId.of("Europe/Berlin")}) {
      SeriesClock clock = new SeriesClock(zone);
      for (long end : new long[] {Long.MIN_VALUE, Long.MAX_VALUE}) {
        assertThat(SeriesClock.hourOfDay(clock.hour(end))).isBetween(0, 23);
        assertThat(SeriesClock.hourOfWeek(clock.hour(end))).isBetween(0, 167);
      }
    }
  }
}
