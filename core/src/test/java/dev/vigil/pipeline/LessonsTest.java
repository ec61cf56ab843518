package dev.vigil.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigil.detect.Teachable.Lesson;
import dev.vigil.detect.Teachable.Truth;
import dev.vigil.detect.composite.CompositeSpec;
import dev.vigil.detect.composite.Strategy;
import dev.vigil.detect.zscore.ZScoreSpec;
import dev.vigil.model.Evidence.Contribution;
import dev.vigil.model.Observation;
import dev.vigil.model.SeriesKey;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class LessonsTest {
  private static final Lesson WRONG =
      new Lesson(Truth.WRONG, List.of(new Contribution(new ZScoreSpec().key(), 9)));

  @Test
  void a_lesson_reaches_the_detector_of_its_series() throws IOException {
    Map<String, Double> members = Map.of("zscore", 1.0, "novelty", 1.0);
    CompositeSpec both = new CompositeSpec(Strategy.ADAPTIVE_WEIGHTED, members, true, List.of());
    PipelineSpec spec = PipelineSpec.of(new WatchSpec().withDetector(both));
    try (Pipeline taught = new Pipeline(spec, new Heard());
        Pipeline untaught = new Pipeline(spec, new Heard())) {
      for (Observation row : Rows.ordinary(2, 400)) {
        taught.accept(row);
        untaught.accept(row);
      }
      assertThat(saved(taught)).isEqualTo(saved(untaught));
      assertThat(taught.relearn(Rows.series(1)::equals, series -> List.of(WRONG))).isOne();
      assertThat(saved(taught)).isNotEqualTo(saved(untaught));
    }
  }

  private static byte[] saved(Pipeline pipeline) throws IOException {
    ByteArrayOutputStream to = new ByteArrayOutputStream();
    pipeline.save(to);
    return to.toByteArray();
  }

  @Test
  void a_detector_that_does_not_learn_from_lessons_is_not_asked() {
    PipelineSpec spec = PipelineSpec.of(new WatchSpec().withDetector(new ZScoreSpec()));
    try (Pipeline pipeline = new Pipeline(spec, new Heard())) {
      pipeline.accept(Rows.point(0, Rows.START, 1));
      List<SeriesKey> asked = new ArrayList<>();
      int taught = pipeline.relearn(series -> asked.add(series), series -> List.of(WRONG));
      assertThat(taught).isZero();
      assertThat(asked).as("nobody works out what nobody learns").isEmpty();
      assertThat(pipeline.series()).isEqualTo(1);
    }
  }
}
