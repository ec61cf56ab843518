package dev.vigil.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.vigil.model.SeriesMatcher;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RecurrenceTest {
  private static final int WINDOWS = 100;

  /** The first day may see the end of a window that began before the minutes known. */
  private static final int FROM = 2 * 1440;

  @ParameterizedTest
  @CsvSource({
    "Europe/Berlin, 2024-03-31",
    "Europe/Berlin, 2024-10-27",
    "America/New_York, 2024-03-10",
    "America/New_York, 2024-11-03",
    "Australia/Lord_Howe, 2024-04-07",
    "Australia/Lord_Howe, 2024-10-06",
  })
  void any_cron_window_is_where_walking_through_the_minutes_finds_it(String zone, String day) {
    ClockChange change = ClockChange.of(zone, day);
    Random chance = new Random(31);
    for (int i = 0; i < WINDOWS; i++) {
      boolean hourly = chance.nextInt(5) == 0;
      Set<Integer> minutes = some(chance, 60, 1 + chance.nextInt(3));
      Set<Integer> hours = hourly ? Set.of() : some(chance, chance.nextBoolean() ? 4 : 24, 2);
      Set<Integer> days = some(chance, 7, 1 + chance.nextInt(6));
      String cron = list(minutes) + " " + (hourly ? "*" : list(hours)) + " * * " + list(days);
      Predicate<LocalDateTime> wanted =
          at ->
              minutes.contains(at.getMinute())
                  && (hourly || hours.contains(at.getHour()))
                  && days.contains(at.getDayOfWeek().getValue() % 7);
      Set<Integer> starts = hourly ? change.always(wanted) : change.once(wanted);
      Duration length = Duration.ofMinutes(1 + chance.nextInt(300));
      Recurrence window = new CronTimes(Cron.parse(cron), length, change.zone());
      assertCovers(cron + " for " + length, window, change, change.covered(starts, length));
    }
  }

  private static Set<Integer> some(Random chance, int below, int count) {
    return chance.ints(count, 0, below).boxed().collect(Collectors.toCollection(TreeSet::new));
  }

  private static String list(Set<Integer> values) {
    return values.stream().map(String::valueOf).collect(Collectors.joining(","));
  }

  @ParameterizedTest
  @CsvSource({
    "Europe/Berlin, 2024-03-31",
    "Europe/Berlin, 2024-10-27",
    "America/New_York, 2024-03-10",
    "America/New_York, 2024-11-03",
  })
  void any_weekly_window_is_where_walking_through_the_minutes_finds_it(String zone, String day) {
    ClockChange change = ClockChange.of(zone, day);
    Random chance = new Random(32);
    for (int i = 0; i < WINDOWS; i++) {
      EnumSet<DayOfWeek> days = EnumSet.of(DayOfWeek.of(1 + chance.nextInt(7)));
      days.add(DayOfWeek.SUNDAY);
      int hours = chance.nextBoolean() ? 4 : 24;
      LocalTime from = LocalTime.of(chance.nextInt(hours), chance.nextInt(60));
      LocalTime until = LocalTime.of(chance.nextInt(hours), chance.nextInt(60));
      Weekly window = new Weekly(days, from, until, change.zone());
      assertCovers(window.toString(), window, change, covered(window, change));
    }
  }

  private static boolean[] covered(Weekly window, ClockChange change) {
    boolean[] covered = new boolean[ClockChange.MINUTES];
    LocalDate first = change.local(0).toLocalDate();
    for (int day = 0; day <= ClockChange.DAYS; day++) {
      LocalDate date = first.plusDays(day);
      LocalDate last = window.until().isAfter(window.from()) ? date : date.plusDays(1);
      LocalDateTime begin = date.atTime(window.from());
      LocalDateTime end = last.atTime(window.until());
      int start = change.reached(begin, 0);
      int stop = change.reached(end, start);
      if (window.days().contains(date.getDayOfWeek()) && !begin.isBefore(change.local(0))) {
        int usual = (int) Duration.between(begin, end).toMinutes();
        ClockChange.cover(covered, start, stop > start ? stop : start + usual);
      }
    }
    return covered;
  }

  private static void assertCovers(
      String what, Recurrence window, ClockChange change, boolean[] covered) {
    MaintenanceCalendar calendar =
        new MaintenanceCalendar(
            List.of(new MaintenanceWindow("w", SeriesMatcher.parse("*"), window, true)));
    long next = 0;
    for (int i = FROM; i < ClockChange.MINUTES; i++) {
      long now = change.millis(i);
      boolean holds = calendar.stopsLearning(Anomalies.series("a"), now);
      if (holds != covered[i]) {
        throw new AssertionError(what + " at " + change.local(i) + ": " + holds);
      }
      boolean turns = i > FROM && covered[i] != covered[i - 1];
      if (turns && next > now) {
        throw new AssertionError(what + " changes at " + change.local(i) + " untold");
      }
      next = calendar.nextChange(now);
      if (next <= now) {
        throw new AssertionError(what + " changes at " + change.local(i) + ", in the past");
      }
    }
  }

  @Test
  void a_window_within_the_skipped_hour_lasts_as_long_as_ever() {
    ZoneId berlin = ZoneId.of("Europe/Berlin");
    Weekly window =
        new Weekly(Set.of(DayOfWeek.SUNDAY), LocalTime.of(2, 10), LocalTime.of(2, 40), berlin);
    long change = Instant.parse("2024-03-31T01:00:00Z").toEpochMilli();
    assertThat(window.next(change - 1)).contains(new Span(change, change + 30 * 60_000));
  }

  @Test
  void a_night_by_the_clock_is_an_hour_longer_or_shorter_and_one_by_length_is_not() {
    ZoneId newYork = ZoneId.of("America/New_York");
    Weekly night =
        new Weekly(Set.of(DayOfWeek.SATURDAY), LocalTime.of(22, 0), LocalTime.of(6, 0), newYork);
    Recurrence eight = new CronTimes(Cron.parse("0 22 * * sat"), Duration.ofHours(8), newYork);
    assertThat(hours(night, "2024-03-09T12:00:00Z")).isEqualTo(7);
    assertThat(hours(night, "2024-11-02T12:00:00Z")).isEqualTo(9);
    assertThat(hours(eight, "2024-03-09T12:00:00Z")).isEqualTo(8);
    assertThat(hours(eight, "2024-11-02T12:00:00Z")).isEqualTo(8);
  }

  private static double hours(Recurrence window, String after) {
    Span span = window.next(Instant.parse(after).toEpochMilli()).orElseThrow();
    return (span.until() - span.from()) / 3_600_000.0;
  }

  @Test
  void a_one_off_window_is_read_by_the_clocks_of_its_zone() {
    ZoneId berlin = ZoneId.of("Europe/Berlin");
    OneOff window =
        OneOff.of(
            LocalDateTime.parse("2024-10-27T02:30"),
            LocalDateTime.parse("2024-10-27T03:00"),
            berlin);
    assertThat(window.from()).isEqualTo(Instant.parse("2024-10-27T00:30:00Z"));
    assertThat(window.until()).isEqualTo(Instant.parse("2024-10-27T02:00:00Z"));
    assertThat(window.next(window.until().toEpochMilli())).isEmpty();
  }

  @Test
  void what_is_no_window_is_refused() {
    ZoneId berlin = ZoneId.of("Europe/Berlin");
    assertRefused(
        () -> new Weekly(Set.of(), LocalTime.NOON, LocalTime.MIDNIGHT, berlin),
        "a weekly window needs a day at least");
    assertRefused(
        () -> new OneOff(Instant.EPOCH, Instant.EPOCH),
        "a window must end after it begins, was from 1970-01-01T00:00:00Z until"
            + " 1970-01-01T00:00:00Z");
    assertRefused(
        () -> new CronTimes(Cron.parse("0 0 * * *"), Duration.ZERO, berlin),
        "length must be from 1 second to 366 days, was PT0S");
  }

  private static void assertRefused(Runnable what, String message) {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(what::run)
        .withMessage(message);
  }

  @Test
  void a_series_may_hold_its_own_windows_of_the_calendar() {
    OneOff always = new OneOff(Instant.EPOCH, Instant.ofEpochMilli(Long.MAX_VALUE));
    MaintenanceCalendar all =
        new MaintenanceCalendar(
            List.of(
                new MaintenanceWindow("a", SeriesMatcher.parse("{host=a}"), always, false),
                new MaintenanceWindow("b", SeriesMatcher.parse("{host=b}"), always, true)));
    MaintenanceCalendar own = all.of(Anomalies.series("a"));
    assertThat(own.covering(Anomalies.series("a"), 5)).get().matches(w -> w.name().equals("a"));
    assertThat(own.covering(Anomalies.series("b"), 5)).isEmpty();
    assertThat(all.stopsLearning(Anomalies.series("a"), 5)).isFalse();
    assertThat(all.stopsLearning(Anomalies.series("b"), 5)).isTrue();
  }
}
