package dev.vigil.detect.seasonal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vigil.detect.Forecast;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

final class SeasonalForecastTest {
  private static final String MONDAY = "2026-01-05T00:00";

  @Test
  void the_interval_holds_95_of_100_values_a_day_ahead() {
    Feed wave = new Feed(new SeasonalSpec(), MONDAY, Duration.ofMinutes(5), 1);
    assertCovers(wave, 288, wave::wave);
    Feed office = new Feed(new SeasonalSpec(), MONDAY, Duration.ofHours(1), 2);
    assertCovers(office, 24, office::office);
    Feed skewed = new Feed(new SeasonalSpec(), MONDAY, Duration.ofMinutes(15), 3);
    assertCovers(
        skewed, 96, wall -> skewed.wave(wall) + 10 * Math.exp(skewed.chance.nextGaussian()));
    Feed varying = new Feed(new SeasonalSpec(), MONDAY, Duration.ofMinutes(5), 4);
    assertCovers(
        varying,
        288,
        wall ->
            varying.wave(wall) + (wall.getHour() < 12 ? 1 : 20) * varying.chance.nextGaussian());
    Feed climbing = new Feed(new SeasonalSpec(), MONDAY, Duration.ofMinutes(15), 5);
    assertCovers(climbing, 96, wall -> climbing.wave(wall) + wall.getDayOfYear() * 2.0);
  }

  /** Forecasts each of the days after the fifth week as it begins. */
  private static void assertCovers(
      Feed feed, int rowsADay, ToDoubleFunction<LocalDateTime> values) {
    feed.until("2026-02-09T00:00", values);
    int held = 0;
    int days = 28;
    for (int day = 0; day < days; day++) {
      List<Forecast> ahead = feed.detector.forecast(rowsADay);
      for (Forecast at : ahead) {
        assertThat(at.epochMillis()).isEqualTo(feed.now());
        double value = values.applyAsDouble(feed.wall());
        held += value >= at.low() && value <= at.high() ? 1 : 0;
        assertThat(at.expected()).isBetween(at.low(), at.high());
        feed.next(value);
      }
    }
    assertThat(held / (double) (days * rowsADay)).isBetween(0.90, 0.98);
  }

  @Test
  void nothing_is_forecast_before_anything_is_known() {
    SeasonalDetector detector = (SeasonalDetector) new SeasonalSpec().newDetector();
    assertThat(detector.forecast(5)).isEmpty();
    assertThatThrownBy(() -> detector.forecast(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("steps must be from 1 to 100000, was 0");
  }
}
