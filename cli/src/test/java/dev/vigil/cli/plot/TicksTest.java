package dev.vigil.cli.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TicksTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private static List<String> times(String from, String to, ZoneId zone, int most) {
    return ticks(from, to, zone, most).stream()
        .map(tick -> tick.label() + (tick.strong() ? "!" : ""))
        .toList();
  }

  private static List<Tick> ticks(String from, String to, ZoneId zone, int most) {
    return TimeTicks.of(new Span(millis(from, zone), millis(to, zone)), zone, most);
  }

  private static long millis(String local, ZoneId zone) {
    return LocalDateTime.parse(local).atZone(zone).toInstant().toEpochMilli();
  }

  @Test
  void hours_say_where_a_day_begins() {
    assertThat(times("2026-11-21T19:30", "2026-11-22T03:00", ZoneOffset.UTC, 5))
        .containsExactly("20:00", "22:00", "Sun 22 Nov!", "02:00");
  }

  @Test
  void days_say_where_a_year_begins() {
    assertThat(times("2025-12-20T00:00", "2026-01-12T00:00", ZoneOffset.UTC, 5))
        .containsExactly("22 Dec", "29 Dec", "5 Jan 2026", "12 Jan");
  }

  @Test
  void months_and_years() {
    assertThat(times("2014-07-01T00:00", "2015-01-31T23:30", ZoneOffset.UTC, 12))
        .containsExactly("Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "2015!");
    assertThat(times("2001-05-01T00:00", "2026-01-31T00:00", ZoneOffset.UTC, 6))
        .containsExactly("2005", "2010", "2015", "2020", "2025");
  }

  @Test
  void seconds_and_milliseconds() {
    assertThat(times("2026-01-05T10:00:03", "2026-01-05T10:00:17", ZoneOffset.UTC, 4))
        .containsExactly("10:00:05", "10:00:10", "10:00:15");
    assertThat(times("2026-01-05T10:00:03.001", "2026-01-05T10:00:03.030", ZoneOffset.UTC, 4))
        .containsExactly("10:00:03.010", "10:00:03.020", "10:00:03.030");
  }

  @Test
  void days_begin_at_midnight_of_the_zone_on_both_sides_of_summer_time() {
    List<Tick> ticks = ticks("2026-03-28T00:00", "2026-03-31T00:00", BERLIN, 9);
    assertThat(ticks)
        .filteredOn(Tick::strong)
        .extracting(tick -> (long) tick.at())
        .containsExactly(
            millis("2026-03-28T00:00", BERLIN),
            millis("2026-03-29T00:00", BERLIN),
            millis("2026-03-30T00:00", BERLIN),
            millis("2026-03-31T00:00", BERLIN));
    assertThat(ticks).isSortedAccordingTo((a, b) -> Double.compare(a.at(), b.at()));
  }

  @Test
  void the_hour_that_is_left_out_in_spring_is_not_marked() {
    assertThat(times("2026-03-29T00:30", "2026-03-29T04:30", BERLIN, 9))
        .containsExactly("00:30", "01:00", "01:30", "03:00", "03:30", "04:00", "04:30");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-01-01T00:00, 2026-01-01T00:00:00.004",
    "2026-01-01T00:00, 2026-01-01T00:07",
    "2026-01-01T00:00, 2026-01-01T23:59",
    "2026-01-01T00:00, 2026-01-17T00:00",
    "2026-01-01T00:00, 2027-03-01T00:00",
    "1970-01-01T00:00, 2500-01-01T00:00",
    "1970-01-01T00:00, +290000-01-01T00:00"
  })
  void there_are_some_and_never_too_many(String from, String to) {
    for (int most = 2; most < 20; most++) {
      List<Tick> ticks = ticks(from, to, ZoneOffset.UTC, most);
      assertThat(ticks).hasSizeBetween(1, most + 2);
      assertThat(ticks).extracting(Tick::at).doesNotHaveDuplicates().isSorted();
    }
  }

  private static List<String> values(double low, double high, int most) {
    return ValueTicks.of(low, high, most).stream().map(Tick::label).toList();
  }

  @Test
  void values_are_round_and_share_a_unit() {
    assertThat(values(0, 41_000, 5)).containsExactly("0", "10 k", "20 k", "30 k", "40 k");
    assertThat(values(0, 12_000, 5)).containsExactly("0", "2.5 k", "5.0 k", "7.5 k", "10.0 k");
    assertThat(values(-1.2, 1.1, 5)).containsExactly("-1.0", "-0.5", "0", "0.5", "1.0");
    assertThat(values(99.93, 100.01, 4)).containsExactly("99.94", "99.96", "99.98", "100.00");
    assertThat(values(1_000, 9_000, 4)).containsExactly("2,000", "4,000", "6,000", "8,000");
    assertThat(values(0, 3e6, 3)).containsExactly("0", "1 M", "2 M", "3 M");
  }

  @ParameterizedTest
  @CsvSource({"0, 1e-12", "0, 1e300", "1e9, 1.000000001e9", "-1e-3, 7e5", "1e15, 1.0000000001e15"})
  void values_of_any_size_have_some_and_never_too_many(double low, double high) {
    for (int most = 2; most < 9; most++) {
      List<Tick> ticks = ValueTicks.of(low, high, most);
      assertThat(ticks).hasSizeBetween(1, most + 2);
      assertThat(ticks).allMatch(tick -> tick.at() >= low - 1e-9 && tick.at() <= high * (1 + 1e-9));
    }
  }
}
