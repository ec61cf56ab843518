package dev.vigil.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigil.alert.MaintenanceWindow;
import dev.vigil.alert.OneOff;
import dev.vigil.detect.Calibration;
import dev.vigil.detect.Detector;
import dev.vigil.detect.DetectorSpec;
import dev.vigil.detect.zscore.ZScoreSpec;
import dev.vigil.model.Observation;
import dev.vigil.model.SeriesKey;
import dev.vigil.model.SeriesMatcher;
import dev.vigil.model.Verdict;
import dev.vigil.rule.RuleSpec;
import dev.vigil.state.StateReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CheckpointTest {
  private static final int SERIES = 40;

  private final PipelineSpec spec =
      PipelineSpec.of(new WatchSpec().withDetector(new ZScoreSpec())).withIdle(Duration.ofHours(6));

  /** What lasts: the states of series, and what is of all of them. */
  private static final class Kept {
    final Map<SeriesKey, byte[]> series = new HashMap<>();
    byte[] shared = {};
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void what_is_taken_while_observations_go_on_is_what_a_full_stop_would_have_saved(int shards)
      throws IOException {
    Random chance = new Random(11);
    Kept kept = new Kept();
    try (Pipeline pipeline = new Pipeline(spec.withShards(shards), new Heard())) {
      List<Observation> rows = rows();
      int at = 0;
      for (int round = 0; round < 12; round++) {
        int part = 300 + chance.nextInt(400);
        pipeline.accept(rows.subList(at, at + part));
        at += part;
        byte[] whole = saved(pipeline);
        Taking taking = new Taking(pipeline);
        for (boolean more = true; more; ) {
          int few = chance.nextInt(30);
          pipeline.accept(rows.subList(at, at + few));
          pipeline.accept(rows.get(at + few));
          at += few + 1;
          more = taking.checkpoint.advance(chance.nextInt(6));
        }
        taking.keep(kept);
        assertThat(PipelineStateTest.frames(loaded(kept)))
            .isEqualTo(PipelineStateTest.frames(whole));
      }
      assertThat(pipeline.counts().evicted()).isPositive();
    }
  }

  @Test
  void only_what_has_changed_is_handed_over() throws IOException {
    Kept kept = new Kept();
    try (Pipeline pipeline = new Pipeline(spec, new Heard())) {
      Rows.ordinary(5, 200).forEach(pipeline::accept);
      new Taking(pipeline).finish(kept);
      assertThat(kept.series).hasSize(5);
      pipeline.accept(Rows.point(3, Rows.START + 200 * Rows.STEP, 1));
      Taking second = new Taking(pipeline);
      second.finish(kept);
      assertThat(second.states.keySet()).containsExactly(Rows.series(3));
      try (Pipeline after = load(kept)) {
        Taking none = new Taking(after);
        none.finish(kept);
        assertThat(none.states).isEmpty();
        assertThat(saved(after)).hasSameSizeAs(saved(pipeline));
      }
    }
  }

  @Test
  void what_could_not_be_kept_is_in_the_next() throws IOException {
    Kept kept = new Kept();
    try (Pipeline pipeline = new Pipeline(spec, new Heard())) {
      List<Observation> rows = rows();
      pipeline.accept(rows.subList(0, 3000));
      new Taking(pipeline).finish(kept);
      pipeline.accept(rows.subList(3000, 3030));
      Taking broken = new Taking(pipeline);
      broken.checkpoint.advance(7);
      pipeline.accept(rows.subList(3030, 3040));
      broken.checkpoint.settle(false);
      pipeline.accept(rows.subList(3040, 3045));
      byte[] whole = saved(pipeline);
      new Taking(pipeline).finish(kept);
      assertThat(PipelineStateTest.frames(loaded(kept))).isEqualTo(PipelineStateTest.frames(whole));
    }
  }

  /** Counts how often its text is made. */
  private static final class Counting implements DetectorSpec {
    private final DetectorSpec detector;
    private final AtomicInteger texts;

    Counting(DetectorSpec detector, AtomicInteger texts) {
      this.detector = detector;
      this.texts = texts;
    }

    @Override
    public String name() {
      return detector.name();
    }

    @Override
    public String key() {
      return detector.key();
    }

    @Override
    public Detector newDetector() {
      return detector.newDetector();
    }

    @Override
    public Detector restore(StateReader in) {
      return detector.restore(in);
    }

    @Override
    public Calibration calibration() {
      return detector.calibration();
    }

    @Override
    public String toString() {
      texts.incrementAndGet();
      return detector.toString();
    }
  }

  /** Hosts fall silent for ten hours at times of their own, and come back. */
  private static List<Observation> rows() {
    List<Observation> rows = new ArrayList<>();
    for (Observation row : Rows.interleaved(SERIES, 600, 31)) {
      int host = Integer.parseInt(row.series().labels().asMap().get("host").substring(1));
      long hour = (row.epochMillis() - Rows.START) / 3_600_000;
      if ((hour + host) % 40 > 12) {
        rows.add(row);
      }
    }
    return rows;
  }

  /** A checkpoint under way. */
  private static final class Taking {
    final Map<SeriesKey, byte[]> states = new ConcurrentHashMap<>();
    final byte[] shared;
    final Checkpoint checkpoint;

    Taking(Pipeline pipeline) throws IOException {
      ByteArrayOutputStream to = new ByteArrayOutputStream();
      pipeline.saveShared(to);
      shared = to.toByteArray();
      checkpoint =
          pipeline.checkpoint(
              (series, state) ->
                  assertThat(states.put(series, state.toByteArray())).as("once").isNull());
    }

    void finish(Kept kept) {
      boolean more = true;
      while (more) {
        more = checkpoint.advance(3);
      }
      keep(kept);
    }

    void keep(Kept kept) {
      checkpoint.forgotten().forEach(kept.series::remove);
      kept.series.putAll(states);
      kept.shared = shared;
      checkpoint.settle(true);
    }
  }

  private Pipeline load(Kept kept) throws IOException {
    return load(kept, spec);
  }

  private static Pipeline load(Kept kept, PipelineSpec spec) throws IOException {
    Pipeline pipeline = new Pipeline(spec, new Heard());
    assertThat(pipeline.loadShared(new ByteArrayInputStream(kept.shared))).isZero();
    kept.series.forEach(
        (series, state) ->
            pipeline
                .read(series, new StateReader(state))
                .ifPresent(watch -> pipeline.adopt(series, watch)));
    pipeline.complete();
    return pipeline;
  }

  private byte[] loaded(Kept kept) throws IOException {
    try (Pipeline pipeline = load(kept)) {
      return saved(pipeline);
    }
  }

  private static byte[] saved(Pipeline pipeline) throws IOException {
    ByteArrayOutputStream to = new ByteArrayOutputStream();
    pipeline.save(to);
    return to.toByteArray();
  }

  @Test
  void more_series_than_the_limit_by_now_are_taken_over_and_new_ones_wait_for_room()
      throws IOException {
    Kept kept = new Kept();
    try (Pipeline pipeline = new Pipeline(spec, new Heard())) {
      pipeline.accept(Rows.ordinary(5, 20));
      new Taking(pipeline).finish(kept);
    }
    try (Pipeline after = load(kept, spec.withMaxSeries(3))) {
      assertThat(after.series()).isEqualTo(5);
      int row = 20;
      for (; after.series() > 1; row++) {
        assertThat(after.accept(Rows.point(9, Rows.START + row * Rows.STEP, 1)))
            .isEqualTo(new Verdict.Rejected(Verdict.Reason.SERIES_LIMIT));
        after.accept(Rows.point(4, Rows.START + row * Rows.STEP, 1));
      }
      assertThat(row).as("four went, of which two were too many").isLessThan(110);
      after.accept(Rows.point(10, Rows.START + 100 * Rows.STEP, 1));
      after.accept(Rows.point(11, Rows.START + 100 * Rows.STEP, 1));
      after.accept(Rows.point(12, Rows.START + 100 * Rows.STEP, 1));
      assertThat(after.series()).isEqualTo(3);
    }
  }

  @Test
  void a_series_that_is_left_out_is_let_go_of_by_the_next() throws IOException {
    Kept kept = new Kept();
    try (Pipeline pipeline = new Pipeline(spec, new Heard())) {
      pipeline.leaveOut(Rows.series(7));
      pipeline.complete();
      Taking broken = new Taking(pipeline);
      assertThat(broken.checkpoint.forgotten()).containsExactly(Rows.series(7));
      broken.checkpoint.settle(false);
      Taking next = new Taking(pipeline);
      assertThat(next.checkpoint.forgotten()).containsExactly(Rows.series(7));
      next.finish(kept);
      assertThat(new Taking(pipeline).checkpoint.forgotten()).isEmpty();
    }
  }

  @Test
  void what_a_new_policy_does_to_a_series_that_is_taught_is_of_the_next() throws IOException {
    try (Pipeline pipeline = new Pipeline(spec, new Heard())) {
      pipeline.accept(Rows.ordinary(1, 20));
      byte[] whole = saved(pipeline);
      Taking taking = new Taking(pipeline);
      OneOff always = new OneOff(Instant.ofEpochMilli(0), Instant.ofEpochMilli(Long.MAX_VALUE / 2));
      RuleSpec rule = new RuleSpec("leaps", "percentChange > 60", "alert", "");
      pipeline.setPolicy(
          Policy.NONE
              .withRules(RulesOnThePathTest.book(rule))
              .withMaintenance(
                  List.of(
                      new MaintenanceWindow("work", SeriesMatcher.parse("load"), always, true))));
      assertThat(pipeline.train(List.of(Rows.point(0, Rows.START + 20 * Rows.STEP, 1)))).isZero();
      Kept kept = new Kept();
      taking.finish(kept);
      assertThat(PipelineStateTest.frames(loaded(kept))).isEqualTo(PipelineStateTest.frames(whole));
    }
  }

  @Test
  void the_text_of_settings_is_made_once_for_many_series() throws IOException {
    Kept kept = new Kept();
    AtomicInteger texts = new AtomicInteger();
    WatchSpec watch = new WatchSpec().withDetector(new Counting(new ZScoreSpec(), texts));
    PipelineSpec counting = PipelineSpec.of(watch);
    try (Pipeline pipeline = new Pipeline(counting, new Heard())) {
      pipeline.accept(Rows.ordinary(30, 3));
      new Taking(pipeline).finish(kept);
    }
    texts.set(0);
    try (Pipeline after = load(kept, counting)) {
      assertThat(after.series()).isEqualTo(30);
      assertThat(texts).hasValueLessThan(3);
    }
  }
}
