package dev.vigil.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigil.detect.novelty.NoveltySpec;
import dev.vigil.testkit.Series;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the default detector promises on series with nothing wrong in them. */
class FalseAlarmFiguresTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private static FalseAlarmReport watch(Stream<Series> series, double... pagesPerWeek)
      throws IOException {
    List<Double> budgets = Arrays.stream(pagesPerWeek).boxed().toList();
    return new FalseAlarmRun(new NoveltySpec(), budgets, null, () -> {}).watch(series.toList());
  }

  private static Stream<Series> everyFiveMinutes(long firstSeed, int seeds) {
    return seeds(firstSeed, seeds).flatMap(seed -> Series.normalFamilies(seed).stream());
  }

  private static Stream<Series> everyMinute(long firstSeed, int seeds) {
    return seeds(firstSeed, seeds)
        .flatMap(seed -> Series.unseasonalFamilies(seed).stream())
        .map(series -> series.every(MINUTE));
  }

  private static Stream<Long> seeds(long first, int seeds) {
    return LongStream.range(first, first + seeds).boxed();
  }

  @Test
  void the_eleven_families_keep_one_page_a_week_and_one_in_five_weeks() throws IOException {
    assertThat(watch(everyFiveMinutes(1, 10), 1, 0.2).promises())
        .allSatisfy(promise -> assertThat(promise.kept()).as(promise.toString()).isTrue());
  }

  @Test
  void no_single_series_of_a_row_a_minute_goes_far_over_its_budget() throws IOException {
    assertThat(watch(everyMinute(1, 1), 1, 0.2).promises())
        .allSatisfy(
            promise -> {
              assertThat(promise.worstKept()).as(promise.toString()).isTrue();
              assertThat(promise.bound().holds()).as(promise.toString()).isTrue();
            });
  }

  @Tag("long")
  @ParameterizedTest
  @ValueSource(doubles = {1, 0.2})
  void the_eleven_families_keep_the_budget_on_other_seeds(double pagesPerWeek) throws IOException {
    assertThat(watch(everyFiveMinutes(101, 30), pagesPerWeek).promises())
        .allSatisfy(promise -> assertThat(promise.kept()).as(promise.toString()).isTrue());
  }

  @Tag("long")
  @ParameterizedTest
  @ValueSource(doubles = {1, 0.2})
  void the_seven_families_keep_the_budget_with_a_row_a_minute(double pagesPerWeek)
      throws IOException {
    assertThat(watch(everyMinute(1, 10), pagesPerWeek).promises())
        .allSatisfy(promise -> assertThat(promise.kept()).as(promise.toString()).isTrue());
  }
}
