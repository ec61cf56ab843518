package dev.vigil.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigil.model.Observation;
import dev.vigil.model.SeriesKey;
import dev.vigil.model.Verdict;
import dev.vigil.model.Verdict.Reason;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DisabledSeriesTest {
  private final List<SeriesKey> asked = new ArrayList<>();
  private final PipelineSpec spec =
      PipelineSpec.of(new WatchSpec())
          .withWatches(
              series -> {
                asked.add(series);
                return new WatchSpec().withEnabled(!series.equals(Rows.series(1)));
              });
  private final Heard heard = new Heard();
  private Pipeline pipeline = new Pipeline(spec, heard);

  @AfterEach
  void close() {
    pipeline.close();
  }

  @Test
  void nothing_of_it_is_judged_or_kept_and_it_is_counted() {
    for (Observation row : Rows.ordinary(2, 50)) {
      pipeline.accept(row);
    }
    assertThat(pipeline.accept(Rows.point(1, Rows.START, 1)))
        .isEqualTo(new Verdict.Rejected(Reason.DISABLED));
    assertThat(pipeline.series()).isEqualTo(1);
    assertThat(pipeline.counts().rejected(Reason.DISABLED)).isEqualTo(51);
    assertThat(pipeline.counts().asMap()).containsEntry("rejected_disabled", 51L);
    assertThat(asked).as("once a series").hasSize(2);
  }

  @Test
  void its_history_is_not_learnt() {
    assertThat(pipeline.train(Rows.ordinary(2, 200))).isEqualTo(200);
    assertThat(pipeline.counts().rejected(Reason.DISABLED)).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void it_takes_no_room_and_is_told_from_series_that_there_is_no_room_for(int shards) {
    open(spec.withMaxSeries(2).withShards(shards));
    List<Verdict> verdicts = pipeline.accept(Rows.ordinary(4, 100));
    assertThat(verdicts.get(1)).isEqualTo(new Verdict.Rejected(Reason.DISABLED));
    assertThat(verdicts.get(2)).isInstanceOf(Verdict.WarmingUp.class);
    assertThat(verdicts.get(3)).isEqualTo(new Verdict.Rejected(Reason.SERIES_LIMIT));
    assertThat(pipeline.counts().rejected(Reason.DISABLED)).isEqualTo(100);
    assertThat(pipeline.counts().rejected(Reason.SERIES_LIMIT)).isEqualTo(100);
  }

  @Test
  void it_is_left_out_of_a_state_that_still_has_it() throws IOException {
    ByteArrayOutputStream state = new ByteArrayOutputStream();
    try (Pipeline all = new Pipeline(PipelineSpec.of(new WatchSpec()), heard)) {
      all.accept(Rows.ordinary(2, 50));
      all.save(state);
    }
    assertThat(pipeline.load(new ByteArrayInputStream(state.toByteArray()))).isEqualTo(1);
    assertThat(pipeline.accept(Rows.point(1, Rows.START + 50 * Rows.STEP, 1)))
        .isEqualTo(new Verdict.Rejected(Reason.DISABLED));
  }

  @Test
  void nobody_asks_after_it() {
    open(
        spec.withWatches(
            series ->
                new WatchSpec()
                    .withAbsence(AbsenceSpec.after(Duration.ofMinutes(30)))
                    .withEnabled(series.equals(Rows.series(0)))));
    pipeline.accept(Rows.point(1, Rows.START, 1));
    for (int row = 0; row < 50; row++) {
      pipeline.accept(Rows.point(0, Rows.START + row * Rows.STEP, row % 7));
    }
    assertThat(pipeline.counts().absences()).isZero();
  }

  private void open(PipelineSpec spec) {
    pipeline.close();
    pipeline = new Pipeline(spec, heard);
  }
}
