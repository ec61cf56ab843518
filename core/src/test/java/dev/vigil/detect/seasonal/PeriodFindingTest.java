package dev.vigil.detect.seasonal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigil.model.Point;
import dev.vigil.model.SeriesKey;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

/** Which patterns come to be used on data of a known make. */
final class PeriodFindingTest {
  private static final String MONDAY = "2026-01-05T00:00";
  private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);

  @Test
  void a_day_is_found_in_three() {
    for (int seed = 0; seed < 5; seed++) {
      Feed feed = new Feed(new SeasonalSpec(), MONDAY, FIVE_MINUTES, seed);
      assertThat(feed.detector.suitability()).isZero();
      feed.until("2026-01-08T01:00", feed::wave);
      assertThat(feed.detector.suitability()).isEqualTo(1);
      assertThat(feed.detector.patterns()).containsExactly("day");
      feed.until("2026-02-16T00:00", feed::wave);
      assertThat(feed.detector.patterns()).containsExactly("day");
    }
  }

  @Test
  void a_week_is_found_in_three_beside_its_days() {
    for (int seed = 0; seed < 5; seed++) {
      Feed feed = new Feed(new SeasonalSpec(), MONDAY, Duration.ofHours(1), seed);
      feed.until("2026-01-26T01:00", feed::office);
      assertThat(feed.detector.patterns()).containsExactly("day", "week");
    }
  }

  @Test
  void weekdays_are_told_apart_by_a_row_a_day() {
    Feed feed = new Feed(new SeasonalSpec(), MONDAY, Duration.ofDays(1), 3);
    feed.until("2026-03-02T00:00", wall -> feed.office(wall.withHour(12)));
    assertThat(feed.detector.patterns()).containsExactly("week");
  }

  @Test
  void an_hour_is_found_by_rows_of_ten_seconds() {
    Feed feed = new Feed(new SeasonalSpec(), MONDAY, Duration.ofSeconds(10), 3);
    feed.until(
        "2026-01-05T12:00",
        wall -> (wall.getMinute() < 5 ? 80 : 20) + 3 * feed.chance.nextGaussian());
    assertThat(feed.detector.patterns()).containsExactly("hour");
  }

  @Test
  void an_odd_cycle_is_found_in_time() {
    for (int minutes : new int[] {90, 45, 100, 37}) {
      Feed feed = new Feed(new SeasonalSpec(), MONDAY, Duration.ofMinutes(1), minutes);
      feed.until(
          "2026-01-06T12:00",
          wall -> saw(feed.now() / 60_000 % minutes / (double) minutes, feed.chance));
      assertThat(feed.detector.patterns()).containsExactly(minutes + "-minute");
    }
  }

  @Test
  void a_cycle_of_rows_is_found_where_they_come_irregularly() {
    SeasonalDetector detector = (SeasonalDetector) new SeasonalSpec().newDetector();
    Random chance = new Random(5);
    long now = 1_767_571_200_000L;
    for (int row = 0; row < 40_000; row++) {
      now += 1000 + (long) (-120_000 * Math.log(1 - chance.nextDouble()));
      learn(detector, now, saw(row % 7 / 7.0, chance));
    }
    assertThat(detector.patterns()).containsExactly("7-row");
  }

  @Test
  void a_cycle_that_changes_is_found_anew() {
    Feed feed = new Feed(new SeasonalSpec(), MONDAY, Duration.ofMinutes(1), 11);
    feed.until("2026-01-08T00:00", wall -> saw(feed.now() / 60_000 % 90 / 90.0, feed.chance));
    assertThat(feed.detector.patterns()).containsExactly("90-minute");
    feed.until("2026-01-11T00:00", wall -> saw(feed.now() / 60_000 % 140 / 140.0, feed.chance));
    assertThat(feed.detector.patterns()).containsExactly("140-minute");
  }

  @Test
  void a_cycle_that_ends_is_forgotten() {
    Feed feed = new Feed(new SeasonalSpec(), MONDAY, FIVE_MINUTES, 11);
    feed.until("2026-01-19T00:00", feed::wave);
    assertThat(feed.detector.patterns()).containsExactly("day");
    feed.until("2026-03-01T00:00", wall -> 100 + 4 * feed.chance.nextGaussian());
    assertThat(feed.detector.patterns()).isEmpty();
  }

  @Test
  void noise_has_no_cycle() {
    assertThat(found(40, 0)).as("of 40 series of white noise").isZero();
  }

  @Test
  void what_wanders_and_comes_back_has_a_cycle_in_one_series_of_forty_at_most() {
    assertThat(found(40, 0.95)).as("of 40 series of AR(.95)").isLessThanOrEqualTo(1);
  }

  /** How many of some autoregressions over three weeks ever have a pattern. */
  private static int found(int series, double memory) {
    int found = 0;
    for (int seed = 0; seed < series; seed++) {
      Random chance = new Random(100 + seed);
      SeasonalDetector detector = (SeasonalDetector) new SeasonalSpec().newDetector();
      double state = 0;
      boolean ever = false;
      for (int row = 0; row < 21 * 288; row++) {
        state = memory * state + chance.nextGaussian();
        learn(detector, 1_767_571_200_000L + row * 300_000L, 100 + state);
        ever |= !detector.patterns().isEmpty();
      }
      found += ever ? 1 : 0;
    }
    return found;
  }

  @Test
  void a_given_period_holds_and_a_switched_off_pattern_is_not_used() {
    PatternSettings patterns =
        new PatternSettings(Switch.OFF, Switch.OFF, Switch.OFF, "90m", new HolidaySettings());
    SeasonalSpec spec =
        new SeasonalSpec(
            Switch.OFF, Switch.OFF, Switch.ON, true, true, patterns, java.time.ZoneOffset.UTC);
    Feed feed = new Feed(spec, MONDAY, FIVE_MINUTES, 1);
    feed.until("2026-01-18T00:00", feed::wave);
    assertThat(feed.detector.patterns()).containsExactly("90-minute");
    feed.until("2026-01-20T00:00", feed::wave);
    assertThat(feed.detector.patterns()).containsExactly("week", "90-minute");
  }

  @Test
  void correlation_tells_a_period_to_a_hundredth() {
    check(List.of(7.0, 30.0, 64.0, 90.5, 150.25), 2);
  }

  private static void check(List<Double> periods, double noise) {
    Random chance = new Random(9);
    for (double period : periods) {
      IntToDoubleFunction wave = i -> Math.sin(2 * Math.PI * i / period);
      byte[] samples = new byte[1024];
      for (int i = 0; i < samples.length; i++) {
        samples[i] =
            (byte) Math.round(20 * wave.applyAsDouble(i) + 5 * noise * chance.nextGaussian());
      }
      double found = new Autocorrelation(samples, 1024, Byte.MIN_VALUE).period();
      double within = Math.max(0.3, period / 125);
      assertThat(found).isBetween(period - within, period + within);
    }
  }

  private static void learn(SeasonalDetector detector, long now, double value) {
    detector.learn(new Point(SeriesKey.of("x"), now, value));
  }

  private static double saw(double phase, Random chance) {
    return 50 + 40 * phase + 4 * chance.nextGaussian();
  }
}
