package dev.vigil.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigil.detect.threshold.ThresholdSpec;
import dev.vigil.model.Anomaly;
import dev.vigil.model.Labels;
import dev.vigil.model.Point;
import dev.vigil.model.SeriesKey;
import dev.vigil.pipeline.Pipeline;
import dev.vigil.pipeline.PipelineSpec;
import dev.vigil.pipeline.Return;
import dev.vigil.pipeline.WatchSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A heartbeat that stops at night, by the clock of whoever watches. */
final class AbsenceStoryTest {
  private static final SeriesKey HEART = new SeriesKey("heartbeat", Labels.of("job", "billing"));
  private static final Duration BEAT = Duration.ofSeconds(15);

  private final FakeClock clock = FakeClock.at("2026-03-01T00:00:00Z");
  private final List<Anomaly> told = new ArrayList<>();
  private final List<Return> returns = new ArrayList<>();

  @Test
  void a_heart_that_stops_is_told_within_three_minutes_and_once_and_so_is_its_return() {
    WatchSpec watch = new WatchSpec().withDetector(new ThresholdSpec());
    try (Pipeline pipeline = new Pipeline(PipelineSpec.of(watch), told::add, returns::add)) {
      pass(pipeline, Duration.ofHours(51), true);
      assertThat(told).isEmpty();
      pass(pipeline, Duration.ofMinutes(2), false);
      assertThat(told).isEmpty();
      pass(pipeline, Duration.ofMinutes(1), false);
      assertThat(told).hasSize(1);
      pass(pipeline, Duration.ofHours(5), false);
      assertThat(told).hasSize(1);
      assertThat(told.get(0).description())
          .isEqualTo("nothing came for 3 minutes, usually every 15 seconds");
      assertThat(returns).isEmpty();
      pass(pipeline, Duration.ofMinutes(1), true);
      assertThat(returns).extracting(Return::series).containsExactly(HEART);
    }
  }

  private void pass(Pipeline pipeline, Duration span, boolean beating) {
    for (Duration passed = Duration.ZERO; passed.compareTo(span) < 0; passed = passed.plus(BEAT)) {
      clock.advance(BEAT);
      if (beating) {
        pipeline.accept(new Point(HEART, clock.millis(), 1));
      }
      pipeline.passTime(clock.millis());
    }
  }
}
