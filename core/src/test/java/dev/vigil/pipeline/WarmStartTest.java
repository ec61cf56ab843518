package dev.vigil.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigil.detect.novelty.NoveltySpec;
import dev.vigil.detect.zscore.ZScoreSpec;
import dev.vigil.model.Anomaly;
import dev.vigil.model.Observation;
import dev.vigil.model.Point;
import dev.vigil.model.SeriesKey;
import dev.vigil.model.Verdict;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WarmStartTest {
  private static final SeriesKey NEW = Rows.series(9);
  private static final int OLD_ROWS = 2000;

  private final List<Anomaly> told = new ArrayList<>();
  private final Random chance = new Random(12);

  private static PipelineSpec spec(boolean warm) {
    return PipelineSpec.of(new WatchSpec().withDetector(new NoveltySpec())).withWarmStart(warm);
  }

  private double usual(int row) {
    return 100 + 20 * Math.sin(2 * Math.PI * row / 288) + 3 * chance.nextGaussian();
  }

  private static long at(int row) {
    return Rows.START + row * Rows.STEP;
  }

  /** Three series of old, and a new one from row {@link #OLD_ROWS} on. */
  private List<Observation> rows(int newRows, NewValue value) {
    List<Observation> rows = new ArrayList<>();
    for (int row = 0; row < OLD_ROWS + newRows; row++) {
      for (int series = 0; series < 3; series++) {
        rows.add(Rows.point(series, at(row), usual(row)));
      }
      if (row >= OLD_ROWS) {
        rows.add(new Point(NEW, at(row), value.of(row - OLD_ROWS, usual(row))));
      }
    }
    return rows;
  }

  private interface NewValue {
    double of(int row, double usual);
  }

  private Counts run(PipelineSpec spec, List<Observation> rows) {
    try (Pipeline pipeline = new Pipeline(spec, told::add)) {
      rows.forEach(pipeline::accept);
      return pipeline.counts();
    }
  }

  @Test
  void a_new_series_that_is_like_a_sibling_is_judged_after_32_values() {
    List<Observation> rows = rows(50, (row, usual) -> row == 45 ? 400 : usual);
    assertThat(run(spec(false), rows).warmStarts()).isZero();
    assertThat(told).noneMatch(one -> one.observation().series().equals(NEW));
    told.clear();
    assertThat(run(spec(true), rows).warmStarts()).isOne();
    assertThat(told)
        .filteredOn(one -> one.observation().series().equals(NEW))
        .singleElement()
        .satisfies(one -> assertThat(one.verdict().provisional()).isFalse())
        .satisfies(one -> assertThat(one.verdict().notice()).isEqualTo(Verdict.Notice.PAGE))
        .satisfies(one -> assertThat(one.observation().epochMillis()).isEqualTo(at(2045)));
  }

  @Test
  void it_is_learning_until_then_and_not_any_more() {
    try (Pipeline pipeline = new Pipeline(spec(true), told::add)) {
      int learnt = 0;
      for (Observation row : rows(60, (at, usual) -> usual)) {
        Verdict verdict = pipeline.accept(row);
        if (row.series().equals(NEW)) {
          boolean learning = learnt++ < 32;
          assertThat(verdict instanceof Verdict.WarmingUp).as("row %d", learnt).isEqualTo(learning);
        }
      }
    }
  }

  @Test
  void one_of_another_level_spread_or_with_an_odd_value_learns_by_itself() {
    assertThat(warmStarts((row, usual) -> usual + 200)).isZero();
    assertThat(warmStarts((row, usual) -> 100 + 20 * Math.sin(2 * Math.PI * row / 20))).isZero();
    assertThat(warmStarts((row, usual) -> row == 20 ? 400 : usual)).isZero();
    assertThat(warmStarts((row, usual) -> 10 * usual)).isZero();
    assertThat(warmStarts((row, usual) -> usual)).isOne();
  }

  private long warmStarts(NewValue value) {
    return run(spec(true), rows(40, value)).warmStarts();
  }

  @Test
  void one_of_another_metric_or_watched_otherwise_is_no_sibling() {
    List<Observation> rows = rows(40, (row, usual) -> usual);
    List<Observation> renamed =
        rows.stream()
            .map(Point.class::cast)
            .map(
                point ->
                    point.series().equals(NEW)
                        ? new Point(SeriesKey.of("other"), point.epochMillis(), point.value())
                        : point)
            .<Observation>map(point -> point)
            .toList();
    assertThat(run(spec(true), renamed).warmStarts()).isZero();
    PipelineSpec byDetector =
        spec(true)
            .withWatches(
                series ->
                    series.equals(NEW)
                        ? new WatchSpec().withDetector(new ZScoreSpec())
                        : new WatchSpec());
    assertThat(run(byDetector, rows).warmStarts()).isZero();
  }

  @Test
  void nobody_learns_from_one_that_is_learning() {
    List<Observation> rows = new ArrayList<>();
    for (int row = 0; row < 400; row++) {
      rows.add(Rows.point(0, at(row), usual(row)));
      if (row > 200) {
        rows.add(new Point(NEW, at(row), usual(row)));
      }
    }
    assertThat(run(spec(true), rows).warmStarts()).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void it_is_the_same_with_any_number_of_shards_and_after_restarts(int shards) throws IOException {
    List<Observation> rows = rows(300, (row, usual) -> row % 90 == 45 ? 400 : usual);
    List<Verdict> one = new ArrayList<>();
    try (Pipeline pipeline = new Pipeline(spec(true), told::add)) {
      for (int from = 0; from < rows.size(); from += 12) {
        one.addAll(pipeline.accept(rows.subList(from, Math.min(rows.size(), from + 12))));
      }
      assertThat(pipeline.counts().warmStarts()).isOne();
    }
    List<Verdict> other = new ArrayList<>();
    Pipeline pipeline = new Pipeline(spec(true).withShards(shards), told::add);
    for (int from = 0; from < rows.size(); from += 12) {
      other.addAll(pipeline.accept(rows.subList(from, Math.min(rows.size(), from + 12))));
      if (from > 5900 && from % 36 == 0) {
        ByteArrayOutputStream state = new ByteArrayOutputStream();
        pipeline.save(state);
        pipeline.close();
        pipeline = new Pipeline(spec(true).withShards(shards), told::add);
        pipeline.load(new ByteArrayInputStream(state.toByteArray()));
      }
    }
    pipeline.close();
    assertThat(other).isEqualTo(one);
  }
}
