package dev.vigil.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigil.model.Point;
import dev.vigil.model.SeriesKey;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class PointsTest {
  @Test
  void rows_follow_each_other_at_the_interval() {
    Points points = Points.of("cpu").from(Instant.EPOCH).every(Duration.ofSeconds(10));
    SeriesKey cpu = SeriesKey.of("cpu");
    assertThat(points.with(1, 2)).containsExactly(new Point(cpu, 0, 1), new Point(cpu, 10_000, 2));
    assertThat(points.at(-1, 3)).isEqualTo(new Point(cpu, -10_000, 3));
  }

  @Test
  void without_more_words_they_are_those_of_a_made_up_series() {
    Series series = Series.gauss(1);
    assertThat(Points.of("cpu").at(7, 0).epochMillis()).isEqualTo(series.epochMillis(7));
  }
}
