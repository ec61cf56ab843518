package dev.vigil.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vigil.detect.Retrainable.ModelInfo;
import dev.vigil.detect.composite.CompositeSpec;
import dev.vigil.detect.composite.Strategy;
import dev.vigil.detect.loda.LodaSpec;
import dev.vigil.detect.seasonal.SeasonalSpec;
import dev.vigil.judge.AlertBudget;
import dev.vigil.judge.JudgeSpec;
import dev.vigil.judge.Limits;
import dev.vigil.model.Labels;
import dev.vigil.model.Point;
import dev.vigil.model.SeriesKey;
import dev.vigil.model.VectorPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What the watch of a series is asked, and what is done with it. */
final class WatchCareTest {
  private static final SeriesKey SERIES = SeriesKey.of("m");
  private static final long MINUTE = 60_000;

  private static Pipeline pipeline(dev.vigil.detect.DetectorSpec detector) {
    JudgeSpec judge = new JudgeSpec(AlertBudget.perSeriesPerWeek(1), Limits.NONE);
    return new Pipeline(
        PipelineSpec.of(new WatchSpec(detector, judge, ValueKind.GAUGE)), new Heard());
  }

  private static CompositeSpec with(String... members) {
    Map<String, Double> weights = new java.util.LinkedHashMap<>();
    for (String member : members) {
      weights.put(member, 1.0);
    }
    return new CompositeSpec(Strategy.WEIGHTED_AVERAGE, weights, false, List.of());
  }

  private static List<Point> days(int minutes) {
    Random chance = new Random(7);
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < minutes; i++) {
      double value = 50 + 10 * Math.sin(2 * Math.PI * i / 1440) + chance.nextGaussian();
      points.add(new Point(SERIES, i * MINUTE, value));
    }
    return points;
  }

  @Test
  void a_composite_hands_on_what_its_members_can() {
    try (Pipeline alone = pipeline(new SeasonalSpec());
        Pipeline together = pipeline(with("novelty", "seasonal"))) {
      alone.accept(days(6_000));
      together.accept(days(6_000));
      assertThat(together.care().forecast(SERIES, 50))
          .hasSize(50)
          .isEqualTo(alone.care().forecast(SERIES, 50));
      Insight insight = together.care().insight(SERIES);
      assertThat(insight.abilities().forecasts()).isTrue();
      assertThat(insight.abilities().usual()).hasSize(24);
      assertThat(insight.learnt().get("members").toString())
          .contains("detector=novelty", "detector=seasonal", "precision=", "weight=0.5");
    }
  }

  @Test
  void what_fits_a_model_fits_it_when_it_is_asked_and_goes_back() {
    SeriesKey rows = new SeriesKey("rows", Labels.of(Map.of("host", "a")));
    try (Pipeline pipeline = pipeline(new LodaSpec())) {
      Random chance = new Random(5);
      for (int i = 0; i < 1_000; i++) {
        double[] values = {chance.nextGaussian(), chance.nextGaussian(), chance.nextGaussian()};
        pipeline.accept(new VectorPoint(rows, i * MINUTE, List.of("a", "b", "c"), values));
      }
      ModelInfo before =
          pipeline.care().insight(rows).abilities().model().orElseThrow(AssertionError::new);
      ModelInfo fitted = pipeline.care().retrain(rows);
      assertThat(fitted.version()).isGreaterThan(before.version());
      assertThat(pipeline.care().rollback(rows).version()).isEqualTo(before.version());
    }
  }

  @Test
  void what_it_cannot_it_refuses_with_a_reason() {
    try (Pipeline pipeline = pipeline(new CompositeSpec())) {
      pipeline.accept(days(200));
      assertThatThrownBy(() -> pipeline.care().forecast(SERIES, 5))
          .isInstanceOf(NotAble.class)
          .hasMessageContaining("composite, makes no forecast beyond the next value");
      assertThatThrownBy(() -> pipeline.care().retrain(SERIES))
          .isInstanceOf(NotAble.class)
          .hasMessageContaining("nothing to retrain");
      assertThatThrownBy(() -> pipeline.care().insight(SeriesKey.of("other")))
          .isInstanceOf(NoSuchElementException.class);
    }
  }

  @Test
  void one_that_begins_anew_with_its_past_is_as_one_that_was_trained_with_it() {
    List<Point> past = days(3_000);
    try (Pipeline fresh = pipeline(new CompositeSpec());
        Pipeline again = pipeline(new CompositeSpec())) {
      again.accept(days(500));
      assertThat(again.care().restart(SERIES, past)).isEqualTo(past.size());
      fresh.train(past);
      assertThat(again.care().insight(SERIES).learnt())
          .isEqualTo(fresh.care().insight(SERIES).learnt());
      assertThat(again.care().insight(SERIES).judged())
          .isEqualTo(fresh.care().insight(SERIES).judged());
    }
  }
}
