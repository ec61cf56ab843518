package dev.vigil.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigil.model.Labels;
import dev.vigil.model.Observation;
import dev.vigil.model.Point;
import dev.vigil.model.PointColumns;
import dev.vigil.model.SeriesKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who is forgotten, and who is not whatever the clocks of others show. */
final class IdleSeriesTest {
  private static final long DAY = 86_400_000;
  private static final int LIVE = 20;
  private static final SeriesKey ODD = new SeriesKey("odd", Labels.none());

  private final Pipeline pipeline =
      new Pipeline(PipelineSpec.of(Rows.watch(7)).withIdle(Duration.ofDays(30)), new Heard());

  @AfterEach
  void close() {
    pipeline.close();
  }

  private static List<Point> wandering(int points) {
    List<Point> all = new ArrayList<>();
    for (int i = 1; i <= points; i++) {
      all.add(new Point(ODD, Rows.START + i * 4L * DAY, 3));
    }
    return all;
  }

  private void columns(List<Point> points) {
    pipeline.accept(PointColumns.of(points), List.of(), (all, at, watch, verdict) -> {});
  }

  @Test
  void many_points_from_the_future_in_one_batch_forget_nobody() {
    pipeline.accept(Rows.ordinary(LIVE, 100));
    pipeline.accept(wandering(20));
    columns(wandering(40).subList(20, 40));
    assertThat(pipeline.counts().evicted()).isZero();
    assertThat(pipeline.series()).isEqualTo(LIVE + 1);
  }

  @Test
  void history_between_what_is_new_forgets_nobody() {
    pipeline.accept(Rows.ordinary(LIVE, 100));
    for (int piece = 0; piece < 15; piece++) {
      for (int hour = 0; hour < 4 * 24; hour++) {
        long then = Rows.START - 100 * DAY + piece * 4L * DAY + hour * DAY / 24;
        pipeline.accept(new Point(ODD, then, 3));
      }
      pipeline.accept(Rows.point(LIVE, Rows.START + (100 + piece) * Rows.STEP, 3));
    }
    assertThat(pipeline.counts().evicted()).isZero();
  }

  @Test
  void by_the_time_of_arrival_no_event_time_counts() {
    long now = Rows.START;
    pipeline.arrive(now);
    columns(points(Rows.ordinary(LIVE, 100)));
    for (Point point : wandering(300)) {
      pipeline.arrive(++now);
      columns(List.of(point));
      pipeline.accept(new Point(ODD, point.epochMillis() + 1, 3));
    }
    for (int piece = 0; piece < 300; piece++) {
      pipeline.arrive(++now);
      columns(List.of(new Point(ODD, Rows.START - (300 - piece) * DAY, 3)));
    }
    assertThat(pipeline.counts().evicted()).isZero();
    for (int day = 1; day <= 31; day++) {
      pipeline.arrive(Rows.START + day * DAY);
      columns(List.of(new Point(ODD, day, 3)));
    }
    assertThat(pipeline.series()).isEqualTo(LIVE + 1);
    for (int day = 32; day <= 40; day++) {
      pipeline.arrive(Rows.START + day * DAY);
      columns(List.of(new Point(ODD, day, 3)));
    }
    assertThat(pipeline.counts().evicted()).isEqualTo(LIVE);
    assertThat(pipeline.watches(ODD)).isTrue();
  }

  @Test
  void many_series_that_go_on_together_in_one_batch_pass_as_much_time_as_they_say() {
    pipeline.accept(Rows.ordinary(LIVE, 100));
    List<Observation> rows = new ArrayList<>();
    for (int day = 1; day <= 36; day++) {
      for (int series = 0; series < 12; series++) {
        rows.add(Rows.point(series, Rows.START + day * DAY, day));
      }
    }
    pipeline.accept(rows.subList(0, rows.size() / 2));
    pipeline.accept(rows.subList(rows.size() / 2, rows.size()));
    pipeline.accept(Rows.point(0, Rows.START + 45 * DAY, 1));
    assertThat(pipeline.counts().evicted()).isEqualTo(LIVE - 12);
  }

  private static List<Point> points(List<Observation> rows) {
    return rows.stream().map(Point.class::cast).toList();
  }

  @Test
  void a_clock_of_arrival_that_was_set_forward_and_back_forgets_nobody() {
    long now = Rows.START;
    for (int second = 0; second < 300; second++) {
      now += 1_000;
      pipeline.arrive(second % 100 == 50 ? now + 4_000 * DAY : now);
      columns(points(Rows.ordinary(second < 10 ? LIVE : 1, 1)));
    }
    assertThat(pipeline.counts().evicted()).isZero();
  }
}
