package dev.vigil.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.vigil.model.Observation;
import dev.vigil.model.Point;
import dev.vigil.model.PointColumns;
import dev.vigil.model.SeriesKey;
import dev.vigil.model.Verdict;
import dev.vigil.rule.Circumstances;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Points in columns are judged as the same points are as objects. */
final class ColumnsTest {
  private static final int TOGETHER = 1_500;

  private final PipelineSpec spec = PipelineSpec.of(Rows.watch(7)).withIdle(Duration.ofHours(30));
  private final Object numbering = new Object();
  private final Map<SeriesKey, Integer> numbers = new HashMap<>();

  /** What is said of all points, what is told, and the state in the end. */
  private record Outcome(List<Verdict> verdicts, List<Object> told, List<String> state) {}

  private static List<Point> points(int series, int rows, long seed) {
    return Rows.interleaved(series, rows, seed).stream().map(Point.class::cast).toList();
  }

  private PointColumns numbered(PointColumns points) {
    int[] theirs = new int[points.size()];
    for (int at = 0; at < points.size(); at++) {
      int number = numbers.computeIfAbsent(points.series(at), series -> numbers.size());
      theirs[at] = number % 7 == 3 ? PointColumns.UNNUMBERED : number;
    }
    return points.numbered(theirs, numbering);
  }

  private Outcome asObjects(List<Point> points) throws IOException {
    Heard heard = new Heard();
    List<Verdict> verdicts = new ArrayList<>();
    try (Pipeline pipeline = new Pipeline(spec, heard)) {
      for (int from = 0; from < points.size(); from += TOGETHER) {
        verdicts.addAll(pipeline.accept(part(points, from)));
      }
      return new Outcome(verdicts, heard.all, state(pipeline));
    }
  }

  private Outcome inColumns(List<Point> points, int shards, boolean withNumbers)
      throws IOException {
    Heard heard = new Heard();
    List<Verdict> verdicts = new ArrayList<>();
    try (Pipeline pipeline = new Pipeline(spec.withShards(shards), heard)) {
      for (int from = 0; from < points.size(); from += TOGETHER) {
        PointColumns part = PointColumns.of(List.copyOf(part(points, from)));
        pipeline.accept(
            withNumbers ? numbered(part) : part,
            List.of(),
            (columns, at, watch, verdict) -> verdicts.add(verdict));
      }
      return new Outcome(verdicts, heard.all, state(pipeline));
    }
  }

  private static List<Point> part(List<Point> points, int from) {
    return points.subList(from, Math.min(points.size(), from + TOGETHER));
  }

  private static List<String> state(Pipeline pipeline) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    pipeline.save(out);
    return PipelineStateTest.frames(out.toByteArray()).stream().map(Object::toString).toList();
  }

  @ParameterizedTest
  @CsvSource({"1,true", "1,false", "3,true", "4,false"})
  void verdicts_what_is_told_and_the_state_are_those_of_objects(int shards, boolean withNumbers)
      throws IOException {
    List<Point> points = points(37, 900, 5);
    Outcome expected = asObjects(points);
    assertThat(expected.verdicts()).hasAtLeastOneElementOfType(Verdict.Anomalous.class);
    assertThat(expected.verdicts()).hasAtLeastOneElementOfType(Verdict.Rejected.class);
    Outcome found = inColumns(points, shards, withNumbers);
    assertThat(found.verdicts()).isEqualTo(expected.verdicts());
    assertThat(found.told()).isEqualTo(expected.told()).isNotEmpty();
    assertThat(found.state()).isEqualTo(expected.state());
  }

  @Test
  void a_series_that_was_forgotten_is_found_anew_by_its_number() {
    try (Pipeline pipeline = new Pipeline(spec, new Heard())) {
      List<SeriesWatch> seen = new ArrayList<>();
      for (long hour = 0; hour < 84; hour += 3) {
        long now = Rows.START + hour * 3_600_000;
        PointColumns other = PointColumns.of(List.of(Rows.point(2, now, (double) hour)));
        pipeline.accept(numbered(other), List.of(), (points, at, watch, verdict) -> {});
        if (hour < 6 || hour > 77) {
          PointColumns one = PointColumns.of(List.of(Rows.point(1, now, (double) hour)));
          pipeline.accept(
              numbered(one), List.of(), (points, at, watch, verdict) -> seen.add(watch));
        }
      }
      assertThat(pipeline.counts().evicted()).isEqualTo(1);
      assertThat(seen.get(1)).isSameAs(seen.get(0));
      assertThat(seen.get(2)).isNotSameAs(seen.get(1)).isSameAs(seen.get(3));
    }
  }

  @Test
  void a_number_stands_for_another_series_once_somebody_else_gives_them() {
    try (Pipeline pipeline = new Pipeline(spec, new Heard())) {
      List<SeriesKey> found = new ArrayList<>();
      for (int series : new int[] {1, 2}) {
        PointColumns one = PointColumns.of(List.of(Rows.point(series, Rows.START, 5)));
        pipeline.accept(
            one.numbered(new int[] {0}, new Object()),
            List.of(),
            (points, at, watch, verdict) -> found.add(watch.key()));
      }
      assertThat(found).containsExactly(Rows.series(1), Rows.series(2));
    }
  }

  @Test
  void beyond_the_limit_of_series_points_are_rejected_in_their_order() throws IOException {
    List<Verdict> verdicts = new ArrayList<>();
    try (Pipeline pipeline = new Pipeline(spec.withMaxSeries(2).withShards(3), new Heard())) {
      PointColumns points = PointColumns.of(points(5, 80, 6));
      pipeline.accept(
          numbered(points), List.of(), (columns, at, watch, verdict) -> verdicts.add(verdict));
      List<Observation> objects = List.copyOf(points);
      try (Pipeline other = new Pipeline(spec.withMaxSeries(2), new Heard())) {
        assertThat(verdicts).isEqualTo(other.accept(objects));
      }
      assertThat(pipeline.counts().rejected(Verdict.Reason.SERIES_LIMIT)).isPositive();
      ByteArrayOutputStream saved = new ByteArrayOutputStream();
      pipeline.save(saved);
      try (Pipeline after = new Pipeline(spec, new Heard())) {
        assertThat(after.load(new ByteArrayInputStream(saved.toByteArray()))).isEqualTo(2);
      }
    }
  }

  @Test
  void circumstances_are_of_each_point_or_of_none() {
    try (Pipeline pipeline = new Pipeline(spec, new Heard())) {
      PointColumns points = PointColumns.of(points(1, 3, 7));
      assertThatIllegalArgumentException()
          .isThrownBy(
              () ->
                  pipeline.accept(
                      points,
                      List.of(Circumstances.NONE, Circumstances.NONE),
                      (columns, at, watch, verdict) -> {}))
          .withMessage("3 points cannot come with 2");
    }
  }
}
