package dev.vigil.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigil.model.Labels;
import dev.vigil.model.Point;
import dev.vigil.model.SeriesKey;
import dev.vigil.model.Verdict;
import dev.vigil.model.Verdict.Reason;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** How many series of a metric are watched. */
final class MetricLimitTest {
  private static final long SEED = 20_261_129;
  private static final MetricLimit LIMIT = metric -> metric.equals("wide") ? 300 : 5;

  private static Point point(String metric, int host, long at) {
    return new Point(new SeriesKey(metric, Labels.of("host", "h" + host)), at, 1);
  }

  private static PipelineSpec spec(int shards, int maxSeries) {
    return PipelineSpec.of(new WatchSpec())
        .withShards(shards)
        .withMaxSeries(maxSeries)
        .withMetricLimit(LIMIT);
  }

  /** Batches of new and old series, shuffled. */
  private static List<List<Point>> batches() {
    Random chance = new Random(SEED);
    List<List<Point>> batches = new ArrayList<>();
    for (int batch = 1; batch <= 4; batch++) {
      List<Point> points = new ArrayList<>();
      for (int host = 0; host < 150 * batch; host++) {
        points.add(point("wide", host, batch * 60_000L));
        points.add(point("narrow" + host % 70, host, batch * 60_000L));
      }
      Collections.shuffle(points, chance);
      batches.add(points);
    }
    return batches;
  }

  private static List<Verdict> verdicts(PipelineSpec spec) {
    List<Verdict> all = new ArrayList<>();
    try (Pipeline pipeline = new Pipeline(spec, anomaly -> {})) {
      batches().forEach(batch -> all.addAll(pipeline.accept(batch)));
    }
    return all;
  }

  @Test
  void series_beyond_it_are_rejected_and_counted_and_the_others_go_on() {
    try (Pipeline pipeline = new Pipeline(spec(1, 1_000), anomaly -> {})) {
      for (int host = 0; host < 8; host++) {
        assertThat(pipeline.accept(point("a", host, 1_000)))
            .isEqualTo(
                host < 5
                    ? pipeline.accept(point("b", host, 1_000))
                    : new Verdict.Rejected(Reason.METRIC_LIMIT));
      }
      assertThat(pipeline.series()).isEqualTo(10);
      assertThat(pipeline.accept(point("a", 2, 2_000))).isNotInstanceOf(Verdict.Rejected.class);
      assertThat(pipeline.counts().asMap()).containsEntry("rejected_metric_limit", 3L);
      assertThat(pipeline.shedding()).isEqualTo(Map.of("a", 3L));
    }
  }

  @Test
  void which_series_are_watched_is_no_matter_of_threads() {
    List<Verdict> alone = verdicts(spec(1, 1_000));
    assertThat(alone).contains(new Verdict.Rejected(Reason.METRIC_LIMIT));
    for (int shards = 2; shards <= 4; shards++) {
      assertThat(verdicts(spec(shards, 1_000)).equals(alone)).as(shards + " shards").isTrue();
    }
    List<Verdict> tight = verdicts(spec(1, 600));
    assertThat(new HashSet<>(tight))
        .contains(
            new Verdict.Rejected(Reason.METRIC_LIMIT), new Verdict.Rejected(Reason.SERIES_LIMIT));
    assertThat(verdicts(spec(3, 600)).equals(tight)).isTrue();
  }

  @Test
  void a_series_that_is_forgotten_makes_room_and_one_that_is_loaded_takes_it() throws IOException {
    PipelineSpec spec = spec(2, 1_000).withIdle(Duration.ofMinutes(8));
    ByteArrayOutputStream state = new ByteArrayOutputStream();
    try (Pipeline pipeline = new Pipeline(spec, anomaly -> {})) {
      for (int host = 0; host < 5; host++) {
        pipeline.accept(point("a", host, 1_000));
      }
      pipeline.save(state);
      for (int minute = 1; minute <= 20; minute++) {
        pipeline.accept(point("b", 1, minute * 60_000L));
      }
      assertThat(pipeline.series()).isEqualTo(1);
      assertThat(pipeline.accept(point("a", 9, 1_200_000))).isNotInstanceOf(Verdict.Rejected.class);
    }
    try (Pipeline pipeline = new Pipeline(spec, anomaly -> {})) {
      pipeline.load(new ByteArrayInputStream(state.toByteArray()));
      assertThat(pipeline.accept(point("a", 9, 2_000)))
          .isEqualTo(new Verdict.Rejected(Reason.METRIC_LIMIT));
    }
  }

  @Test
  void of_very_many_metrics_those_that_shed_most_are_known() {
    Shedding shedding = new Shedding();
    for (int i = 0; i < 10_000; i++) {
      shedding.add("rare" + i);
      shedding.add(i % 2 == 0 ? "often" : "also");
    }
    assertThat(shedding.most()).hasSize(50);
    Set<String> first = new HashSet<>(new ArrayList<>(shedding.most().keySet()).subList(0, 2));
    assertThat(first).containsExactlyInAnyOrder("often", "also");
    assertThat(shedding.most().get("often")).isEqualTo(5_000);
  }
}
