package dev.vigil.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.PrimitiveIterator;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class SeriesTest {
  private static final int DAY = 288;
  private static final int WEEKS = 10 * 7 * DAY;

  @Test
  void there_are_eleven_families_and_seven_of_them_know_no_time_of_day() {
    assertThat(Series.normalFamilies(1))
        .extracting(Series::family)
        .containsExactly(
            "gauss",
            "ar.95",
            "daily",
            "weekly",
            "lognormal",
            "student-t3",
            "poisson-daily",
            "random walk",
            "trend+daily",
            "spiky 3 %",
            "integer");
    assertThat(Series.unseasonalFamilies(1))
        .extracting(Series::family)
        .containsExactly(
            "gauss", "ar.95", "lognormal", "student-t3", "random walk", "spiky 3 %", "integer");
  }

  @Test
  void the_same_seed_gives_the_same_series_and_another_seed_another() {
    for (Series series : Series.normalFamilies(7)) {
      assertThat(series.values(1000)).as(series.toString()).isEqualTo(series.values(1000));
    }
    for (int family = 0; family < 11; family++) {
      assertThat(Series.normalFamilies(7).get(family).values(1000))
          .isNotEqualTo(Series.normalFamilies(8).get(family).values(1000));
    }
  }

  @Test
  void a_seed_names_one_series_for_good() {
    assertThat(Series.gauss(42).values(3))
        .containsExactly(105.70952657736527, 104.59703974491394, 95.25066681554551);
    assertThat(Series.integer(42).values(5)).containsExactly(22, 22, 18, 18, 21);
  }

  @Test
  void values_come_one_by_one_and_never_end() {
    PrimitiveIterator.OfDouble next = Series.weekly(3).values();
    double[] first = Series.weekly(3).values(2 * DAY);
    for (double value : first) {
      assertThat(next.hasNext()).isTrue();
      assertThat(next.nextDouble()).isEqualTo(value);
    }
    assertThat(next.hasNext()).isTrue();
  }

  @Test
  void rows_start_on_a_monday_at_midnight_and_keep_their_interval() {
    Series series = Series.daily(1);

    assertThat(Instant.ofEpochMilli(series.epochMillis(0)).atZone(ZoneOffset.UTC).getDayOfWeek())
        .isEqualTo(DayOfWeek.MONDAY);
    assertThat(series.epochMillis(0) % Duration.ofDays(1).toMillis()).isZero();
    assertThat(series.epochMillis(DAY) - series.epochMillis(0))
        .isEqualTo(Duration.ofDays(1).toMillis());
    assertThat(series.every(Duration.ofMinutes(1)).epochMillis(1) - series.epochMillis(0))
        .isEqualTo(60_000);
  }

  @Test
  void a_day_keeps_its_shape_at_another_interval() {
    int minutes = 1440;
    double[] values = Series.daily(5).every(Duration.ofMinutes(1)).values(20 * minutes);

    assertThat(meanAtPhase(values, minutes, minutes / 4)).isCloseTo(130, within(4.0));
    assertThat(meanAtPhase(values, minutes, 3 * minutes / 4)).isCloseTo(70, within(4.0));
  }

  @Test
  void weekends_of_the_weekly_family_are_quiet() {
    double[] values = Series.weekly(5).values(WEEKS);

    assertThat(mean(values, 0, 5 * DAY)).isCloseTo(100, within(1.0));
    assertThat(mean(values, 5 * DAY, 7 * DAY)).isCloseTo(40, within(1.0));
  }

  @Test
  void families_have_the_moments_they_promise() {
    assertThat(mean(Series.gauss(1))).isCloseTo(100, within(0.2));
    assertThat(deviation(Series.gauss(1))).isCloseTo(5, within(0.1));
    // 3 / sqrt(1 - 0.95^2)
    assertThat(deviation(Series.autoregressive(1))).isCloseTo(9.6, within(0.6));
    assertThat(median(Series.lognormal(1))).isCloseTo(Math.E, within(0.1));
    assertThat(median(Series.studentT3(1))).isCloseTo(50, within(0.2));
    assertThat(mean(Series.poissonDaily(1))).isCloseTo(12, within(0.2));
    assertThat(shareAbove(Series.spiky(1), 30)).isCloseTo(0.03, within(0.005));
    assertThat(mean(Series.integer(1))).isCloseTo(20, within(0.1));
    double[] climb = Series.trendAndDaily(1).values(WEEKS);
    assertThat(mean(climb, WEEKS - DAY, WEEKS) - mean(climb, 0, DAY))
        .isCloseTo(0.576 * 69, within(0.5));
  }

  @Test
  void the_random_walk_takes_unit_steps() {
    double[] walk = Series.randomWalk(1).values(WEEKS);
    double[] steps = new double[walk.length - 1];
    Arrays.setAll(steps, row -> walk[row + 1] - walk[row]);

    assertThat(deviation(steps)).isCloseTo(1, within(0.05));
  }

  @Test
  void an_interval_beyond_a_day_or_below_a_millisecond_is_refused() {
    Series series = Series.gauss(1);

    assertThatThrownBy(() -> series.every(Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("interval must be between 1 ms and 1 day, was PT0S");
    assertThatThrownBy(() -> series.every(Duration.ofDays(2)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static double meanAtPhase(double[] values, int rowsPerDay, int phase) {
    double sum = 0;
    for (int row = phase; row < values.length; row += rowsPerDay) {
      sum += values[row];
    }
    return sum / (values.length / (double) rowsPerDay);
  }

  private static double mean(double[] values, int from, int to) {
    return Arrays.stream(values, from, to).average().orElseThrow();
  }

  private static double mean(Series series) {
    return mean(series.values(WEEKS), 0, WEEKS);
  }

  private static double deviation(Series series) {
    return deviation(series.values(WEEKS));
  }

  private static double deviation(double[] values) {
    double mean = DoubleStream.of(values).average().orElseThrow();
    return Math.sqrt(
        DoubleStream.of(values).map(v -> (v - mean) * (v - mean)).average().orElseThrow());
  }

  private static double median(Series series) {
    return DoubleStream.of(series.values(WEEKS)).sorted().skip(WEEKS / 2).findFirst().orElseThrow();
  }

  private static double shareAbove(Series series, double level) {
    return DoubleStream.of(series.values(WEEKS)).filter(v -> v > level).count() / (double) WEEKS;
  }
}
