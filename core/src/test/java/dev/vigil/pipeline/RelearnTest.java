package dev.vigil.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigil.detect.Teachable.Lesson;
import dev.vigil.detect.Teachable.Truth;
import dev.vigil.detect.composite.CompositeSpec;
import dev.vigil.detect.composite.Strategy;
import dev.vigil.detect.zscore.ZScoreSpec;
import dev.vigil.judge.JudgeSpec;
import dev.vigil.model.Evidence.Contribution;
import dev.vigil.model.SeriesKey;
import dev.vigil.state.StateWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class RelearnTest {
  private static final List<Lesson> LESSONS =
      List.of(
          new Lesson(Truth.WRONG, List.of(new Contribution("novelty", 2))),
          new Lesson(Truth.RIGHT, List.of(new Contribution("zscore", 1))));

  private static WatchSpec panel() {
    Map<String, Double> two = Map.of("zscore", 0.5, "novelty", 0.5);
    CompositeSpec detector = new CompositeSpec(Strategy.ADAPTIVE_WEIGHTED, two, true, List.of());
    return new WatchSpec(detector, new JudgeSpec(), ValueKind.GAUGE);
  }

  private static SeriesWatch settled(WatchSpec spec) {
    SeriesWatch watch = new SeriesWatch(spec);
    Random chance = new Random(4);
    for (int row = 0; row < 1_200; row++) {
      long now = Rows.START + row * Rows.STEP;
      watch.accept(Rows.point(1, now, 100 + chance.nextGaussian()));
    }
    return watch;
  }

  private static byte[] state(SeriesWatch watch) {
    StateWriter out = new StateWriter();
    watch.save(out);
    return out.toByteArray();
  }

  @Test
  void a_series_that_starts_from_another_does_not_start_from_what_was_said_of_that() {
    SeriesWatch teacher = settled(panel());
    SeriesWatch pupil = new SeriesWatch(panel());
    pupil.learnFrom(teacher);
    byte[] untaught = state(teacher);
    teacher.relearn(LESSONS);
    assertThat(state(teacher)).isNotEqualTo(untaught);
    SeriesWatch other = new SeriesWatch(panel());
    other.learnFrom(teacher);
    assertThat(state(other)).isEqualTo(state(pupil));
  }

  @Test
  void series_that_are_meant_learn_their_lessons_anew_and_others_keep_theirs() throws IOException {
    try (Pipeline pipeline = new Pipeline(PipelineSpec.of(panel()).withShards(3), told -> {})) {
      pipeline.accept(Rows.interleaved(5, 300, 1));
      byte[] before = state(pipeline);
      SeriesKey first = Rows.series(0);
      assertThat(pipeline.relearn(first::equals, series -> LESSONS)).isEqualTo(1);
      byte[] after = state(pipeline);
      assertThat(after).isNotEqualTo(before);
      assertThat(pipeline.relearn(first::equals, series -> LESSONS)).isEqualTo(1);
      assertThat(state(pipeline)).as("not twice as much").isEqualTo(after);
      assertThat(pipeline.relearn(series -> true, series -> List.of())).isEqualTo(5);
      assertThat(state(pipeline)).isEqualTo(before);
    }
  }

  @Test
  void a_detector_that_learns_from_no_lessons_is_left_as_it_is() throws IOException {
    WatchSpec plain = panel().withDetector(new ZScoreSpec());
    try (Pipeline pipeline = new Pipeline(PipelineSpec.of(plain), told -> {})) {
      pipeline.accept(Rows.interleaved(2, 300, 1));
      byte[] before = state(pipeline);
      assertThat(pipeline.relearn(series -> true, series -> LESSONS)).isZero();
      assertThat(state(pipeline)).isEqualTo(before);
    }
  }

  private static byte[] state(Pipeline pipeline) throws IOException {
    ByteArrayOutputStream state = new ByteArrayOutputStream();
    pipeline.save(state);
    return state.toByteArray();
  }
}
