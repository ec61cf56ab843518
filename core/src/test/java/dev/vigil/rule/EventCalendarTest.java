package dev.vigil.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.vigil.rule.lang.Fact;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What time it is where people work. */
final class EventCalendarTest {

  private static double fact(Fact fact, String zone, String instant) {
    EventCalendar calendar = new EventCalendar(BusinessHours.in(ZoneId.of(zone)));
    return calendar.fact(fact, Instant.parse(instant).toEpochMilli());
  }

  @ParameterizedTest
  @CsvSource({
    "UTC,              2026-03-02T08:59:59.999Z, 0",
    "UTC,              2026-03-02T09:00:00Z,     1",
    "UTC,              2026-03-06T16:59:59.999Z, 1",
    "UTC,              2026-03-06T17:00:00Z,     0",
    "UTC,              2026-03-07T12:00:00Z,     0",
    "Europe/Berlin,    2026-03-02T08:00:00Z,     1",
    "America/New_York, 2026-03-02T13:59:00Z,     0",
    "America/New_York, 2026-03-09T13:00:00Z,     1",
  })
  void people_work_from_monday_to_friday_from_nine_to_five(
      String zone, String instant, double working) {
    assertThat(fact(Fact.IS_BUSINESS_HOURS, zone, instant)).isEqualTo(working);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-31T12:00:00Z, 1, 1",
    "2026-04-30T12:00:00Z, 1, 0",
    "2026-12-31T23:59:59Z, 1, 1",
    "2026-12-30T12:00:00Z, 0, 0",
    "2024-02-28T12:00:00Z, 0, 0",
    "2024-02-29T12:00:00Z, 1, 0",
    "2026-01-01T00:00:00Z, 0, 0",
  })
  void the_last_day_ends_a_month_and_some_a_quarter(String instant, double month, double quarter) {
    assertThat(fact(Fact.IS_MONTH_END, "UTC", instant)).isEqualTo(month);
    assertThat(fact(Fact.IS_QUARTER_END, "UTC", instant)).isEqualTo(quarter);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"UTC", "Europe/Berlin", "America/St_Johns", "Pacific/Apia", "Asia/Tehran"})
  void it_agrees_with_the_calendar_of_java_at_any_time(String name) {
    ZoneId zone = ZoneId.of(name);
    EventCalendar calendar = new EventCalendar(BusinessHours.in(zone));
    SplittableRandom chance = new SplittableRandom(5);
    long now = Instant.parse("1960-01-01T00:00:00Z").toEpochMilli();
    for (int i = 0; i < 20_000; i++) {
      now += chance.nextLong(-86_400_000, 300_000_000);
      ZonedDateTime local = Instant.ofEpochMilli(now).atZone(zone);
      LocalDate next = local.toLocalDate().plusDays(1);
      boolean monthEnd = next.getDayOfMonth() == 1;
      assertThat(calendar.fact(Fact.HOUR, now)).as(local.toString()).isEqualTo(local.getHour());
      assertThat(calendar.fact(Fact.DAY_OF_WEEK, now))
          .isEqualTo(local.getDayOfWeek().getValue() % 7);
      assertThat(calendar.fact(Fact.IS_WEEKEND, now) == 1)
          .isEqualTo(local.getDayOfWeek().getValue() > 5);
      assertThat(calendar.fact(Fact.IS_MONTH_END, now) == 1).isEqualTo(monthEnd);
      assertThat(calendar.fact(Fact.IS_QUARTER_END, now) == 1)
          .isEqualTo(monthEnd && Set.of(1, 4, 7, 10).contains(next.getMonthValue()));
    }
  }

  @Test
  void the_earliest_and_the_latest_instants_have_a_calendar_too() {
    EventCalendar calendar = new EventCalendar(BusinessHours.in(ZoneId.of("Europe/Berlin")));
    for (long instant : new long[] {Long.MIN_VALUE, Long.MAX_VALUE, 0, Long.MIN_VALUE + 1}) {
      for (Fact fact : Fact.values()) {
        if (!fact.ofReadings() && fact != Fact.RECENT_DEPLOYMENT) {
          assertThat(calendar.fact(fact, instant)).as(fact.word()).isFinite();
        }
      }
    }
  }

  @Test
  void other_hours_and_days_can_be_set() {
    BusinessHours hours = new BusinessHours(ZoneOffset.UTC, 0, 24, Set.of(DayOfWeek.SUNDAY));
    EventCalendar calendar = new EventCalendar(hours);
    long sunday = Instant.parse("2026-03-01T23:00:00Z").toEpochMilli();
    assertThat(calendar.fact(Fact.IS_BUSINESS_HOURS, sunday)).isEqualTo(1);
    assertThat(calendar.fact(Fact.IS_BUSINESS_HOURS, sunday + 3_600_000)).isZero();
  }

  @ParameterizedTest
  @CsvSource({"-1, 5", "5, 25", "9, 9", "17, 9"})
  void hours_out_of_range_are_refused(int from, int until) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new BusinessHours(ZoneOffset.UTC, from, until, Set.of()))
        .withMessageEndingWith("were " + from + " to " + until);
  }
}
