package dev.vigil.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigil.detect.zscore.ZScoreSpec;
import dev.vigil.model.Observation;
import dev.vigil.model.SeriesKey;
import dev.vigil.state.StateReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
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
}
