package dev.vigil.detect.seasonal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vigil.model.AnomalyType;
import dev.vigil.model.Score;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What befalls a site that people visit from nine to five on workdays. */
final class SeasonalStoryTest {
  private static final String MONDAY = "2026-01-05T00:00";
  private static final double QUIET = 8;
  private static final double ALARM = new SeasonalSpec().calibration().alarmScore();
  private static final SeasonalSpec GERMAN =
      new SeasonalSpec(
          ZoneOffset.UTC,
          new PatternSettings(
              Switch.AUTO,
              Switch.AUTO,
              Switch.AUTO,
              "auto",
              new HolidaySettings(List.of(Country.DE), List.of(), "")));

  /** Eight weeks of every half an hour. */
  private static Feed office(SeasonalSpec spec, long seed) {
    Feed feed = new Feed(spec, MONDAY, Duration.ofMinutes(30), seed);
    feed.until("2026-03-02T00:00", feed::office);
    return feed;
  }

  @Test
  void a_value_beyond_all_is_a_spike_and_is_told_with_what_the_hour_has() {
    Feed feed = office(new SeasonalSpec(), 1);
    feed.until("2026-03-02T09:00", feed::office);
    Score score = feed.ask(3120);
    assertThat(score.value()).isGreaterThan(ALARM);
    assertThat(score.evidence().type()).isEqualTo(AnomalyType.SPIKE);
    assertThat(score.evidence().sentence())
        .matches("3,120 where Mondays at 09:00 have 4\\d\\d–5\\d\\d \\(8 weeks\\)");
    assertThat(score.expected()).isBetween(480.0, 520.0);
    assertThat(score.upper() - score.lower()).isBetween(40.0, 120.0);
  }

  @Test
  void a_value_under_all_is_a_drop() {
    Feed feed = office(new SeasonalSpec(), 2);
    feed.until("2026-03-03T11:00", feed::office);
    assertThat(feed.ask(0).evidence().type()).isEqualTo(AnomalyType.DROP);
  }

  @Test
  void a_missing_monday_peak_is_a_break_of_the_season() {
    Feed feed = office(new SeasonalSpec(), 3);
    feed.until("2026-03-02T10:00", feed::office);
    Score score = feed.ask(100);
    assertThat(score.value()).isGreaterThan(ALARM);
    assertThat(score.evidence().type()).isEqualTo(AnomalyType.SEASONAL_DEVIATION);
    assertThat(score.evidence().sentence()).startsWith("100 where Mondays at 10:00 have ");
  }

  @Test
  void a_saturday_that_looks_like_a_workday_is_a_break_of_the_season() {
    Feed feed = office(new SeasonalSpec(), 4);
    feed.until("2026-03-07T10:00", feed::office);
    Score score = feed.ask(500);
    assertThat(score.value()).isGreaterThan(ALARM);
    assertThat(score.evidence().type()).isEqualTo(AnomalyType.SEASONAL_DEVIATION);
    assertThat(score.evidence().sentence()).startsWith("500 where Saturdays at 10:00 have ");
  }

  @Test
  void a_weekend_of_work_hardly_moves_what_weekends_have() {
    Feed feed = office(new SeasonalSpec(), 5);
    feed.until("2026-03-09T00:00", wall -> feed.office(wall, false));
    feed.until("2026-03-14T12:00", feed::office);
    assertThat(feed.ask(100).expected()).isBetween(85.0, 130.0);
  }

  @Test
  void an_outage_of_an_hour_hardly_moves_what_the_hour_has() {
    Feed feed = office(new SeasonalSpec(), 6);
    feed.until("2026-03-04T10:00", feed::office);
    feed.until("2026-03-04T11:00", wall -> 0);
    feed.until("2026-03-11T10:00", feed::office);
    assertThat(feed.ask(500).expected()).isBetween(485.0, 515.0);
  }

  @Test
  void a_level_that_has_moved_for_good_is_adopted_in_three_days() {
    Feed feed = office(new SeasonalSpec(), 7);
    Score first = feed.ask(feed.office(feed.wall()) + 300);
    assertThat(first.value()).isGreaterThan(ALARM);
    feed.until("2026-03-05T00:00", wall -> feed.office(wall) + 300);
    double highest = feed.until("2026-03-12T00:00", wall -> feed.office(wall) + 300);
    assertThat(highest).isLessThan(QUIET);
  }

  @Test
  void a_habit_that_has_changed_is_learnt_in_a_few_weeks() {
    Feed feed = office(new SeasonalSpec(), 8);
    feed.until("2026-04-06T00:00", wall -> feed.office(wall, wall.getDayOfWeek().getValue() >= 5));
    feed.until("2026-04-10T11:00", wall -> feed.office(wall, wall.getDayOfWeek().getValue() >= 5));
    assertThat(feed.ask(100).value()).isLessThan(QUIET);
    assertThat(feed.ask(100).expected()).isBetween(80.0, 250.0);
  }

  @Test
  void a_holiday_is_strange_where_it_is_not_known_and_only_there() {
    assertThat(easterMonday(new SeasonalSpec(), true)).isGreaterThan(ALARM);
    assertThat(easterMonday(GERMAN, true)).isLessThan(QUIET);
    assertThat(easterMonday(GERMAN, false)).isLessThan(QUIET);
  }

  @Test
  void an_outage_on_a_holiday_is_strange_all_the_same() {
    Feed feed = office(GERMAN, 9);
    feed.until("2026-04-06T10:00", wall -> feed.office(wall, free(wall, true)));
    Score score = feed.ask(2000);
    assertThat(score.value()).isGreaterThan(ALARM);
    assertThat(score.evidence().sentence()).contains("Ostermontag");
  }

  /** The highest score of Easter Monday, which is free or is not. */
  private static double easterMonday(SeasonalSpec spec, boolean free) {
    Feed feed = office(spec, 9);
    feed.until("2026-04-06T00:00", wall -> feed.office(wall, free(wall, true)));
    return feed.until("2026-04-07T00:00", wall -> feed.office(wall, free(wall, free)));
  }

  /** Good Friday is free; Easter Monday may be. */
  private static boolean free(LocalDateTime wall, boolean easterMonday) {
    String day = wall.toLocalDate().toString();
    return wall.getDayOfWeek().getValue() >= 6
        || day.equals("2026-04-03")
        || (easterMonday && day.equals("2026-04-06"));
  }

  @Test
  void the_last_day_of_the_month_comes_to_be_expected_and_is_missed_when_it_is_not_there() {
    Feed feed = new Feed(new SeasonalSpec(), MONDAY, Duration.ofHours(1), 10);
    feed.until("2026-02-01T00:00", wall -> monthly(feed, wall));
    double before = feed.until("2026-03-01T00:00", wall -> monthly(feed, wall));
    assertThat(before).as("the second month's end").isGreaterThan(ALARM);
    feed.until("2026-09-01T00:00", wall -> monthly(feed, wall));
    assertThat(feed.detector.patterns()).contains("month_end");
    double known = feed.until("2026-10-01T00:00", wall -> monthly(feed, wall));
    assertThat(known).as("the ninth month's end").isLessThan(QUIET);
    feed.until("2026-10-31T12:00", wall -> monthly(feed, wall));
    Score missing = feed.ask(100);
    assertThat(missing.value()).as("no tenth month's end").isGreaterThan(ALARM);
    assertThat(missing.evidence().sentence()).contains("at the month's end");
  }

  @Test
  void the_last_day_of_a_quarter_comes_to_be_expected_and_no_other_month_has_it() {
    Feed feed = new Feed(new SeasonalSpec(), MONDAY, Duration.ofDays(1), 11);
    feed.until("2026-10-03T00:00", wall -> quarterly(feed, wall));
    assertThat(feed.detector.patterns()).containsExactly("quarter_end");
    feed.until("2027-01-01T00:00", wall -> quarterly(feed, wall));
    double known = feed.until("2028-01-01T00:00", wall -> quarterly(feed, wall));
    assertThat(known).isLessThan(QUIET);
  }

  private static double quarterly(Feed feed, LocalDateTime wall) {
    boolean last = wall.plusDays(1).getDayOfMonth() == 1 && wall.getMonthValue() % 3 == 0;
    return 100 + 4 * feed.chance.nextGaussian() + (last ? 150 : 0);
  }

  @Test
  void a_pay_day_comes_to_be_expected() {
    Feed feed = new Feed(new SeasonalSpec(), MONDAY, Duration.ofDays(1), 12);
    feed.until("2026-07-01T00:00", wall -> payDay(feed, wall));
    assertThat(feed.detector.patterns()).containsExactly("month");
    double known = feed.until("2027-07-01T00:00", wall -> payDay(feed, wall));
    assertThat(known).isLessThan(QUIET);
    feed.until("2027-07-15T00:00", wall -> payDay(feed, wall));
    Score missing = feed.ask(100);
    assertThat(missing.value()).isGreaterThan(ALARM);
    assertThat(missing.evidence().sentence())
        .matches("100 where 1\\d\\d–\\d\\d\\d is usual on day 15 of the month \\(\\d+ rows\\)");
  }

  private static double payDay(Feed feed, LocalDateTime wall) {
    return 100 + 4 * feed.chance.nextGaussian() + (wall.getDayOfMonth() == 15 ? 80 : 0);
  }

  private static double monthly(Feed feed, LocalDateTime wall) {
    boolean last = wall.plusDays(1).getDayOfMonth() == 1;
    return feed.wave(wall) + (last ? 150 : 0);
  }

  @Test
  void ten_thousand_normal_rows_hold_no_alarm() {
    for (int seed = 0; seed < 3; seed++) {
      Feed feed = new Feed(new SeasonalSpec(), MONDAY, Duration.ofMinutes(5), seed);
      feed.until("2026-01-12T00:00", feed::wave);
      double highest = 0;
      for (int row = 0; row < 10_000; row++) {
        highest = Math.max(highest, feed.next(feed.wave(feed.wall())).value());
      }
      assertThat(highest).isLessThan(QUIET);
    }
  }

  @Test
  void a_series_is_kept_in_eight_kilobytes() {
    Feed feed = new Feed(GERMAN, MONDAY, Duration.ofMinutes(5), 1);
    int most = 0;
    for (int row = 0; row < 30_000; row++) {
      feed.next(feed.office(feed.wall()));
      most = row % 100 == 0 ? Math.max(most, feed.bytes()) : most;
    }
    assertThat(most).isBetween(1000, 8192);
  }

  @Test
  void a_level_of_short_memory_follows_a_slow_climb_sooner() {
    double shortly = afterAClimb(50);
    double usual = afterAClimb(0);
    double slowly = afterAClimb(2_000);
    assertThat(Math.abs(shortly)).isLessThan(Math.abs(usual));
    assertThat(Math.abs(usual)).isLessThan(Math.abs(slowly));
  }

  /** How far the value lies from what is expected after a day of a slow climb. */
  private static double afterAClimb(int memory) {
    PatternSettings patterns =
        new PatternSettings(
            Switch.AUTO, Switch.AUTO, Switch.AUTO, "auto", new HolidaySettings(), memory);
    SeasonalSpec spec =
        new SeasonalSpec(Switch.OFF, Switch.OFF, Switch.OFF, false, true, patterns, ZoneOffset.UTC);
    Feed feed = new Feed(spec, MONDAY, Duration.ofMinutes(5), 9);
    int[] row = new int[1];
    feed.until("2026-01-12T00:00", wall -> 100 + row[0]++ % 7);
    feed.until("2026-01-13T00:00", wall -> 100 + row[0]++ % 7 + (row[0] - 2016) / 20.0);
    return feed.ask(117).expected() - 117;
  }

  @Test
  void a_memory_of_no_use_is_refused() {
    assertThatThrownBy(
            () ->
                new PatternSettings(
                    Switch.AUTO, Switch.AUTO, Switch.AUTO, "auto", new HolidaySettings(), 5))
        .hasMessage("memory must be from 10 to 1000000, or 0 for the usual one, was 5");
  }
}
