package dev.vigil.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vigil.detect.Detector;
import dev.vigil.detect.Retrainable;
import dev.vigil.model.Point;
import dev.vigil.model.SeriesKey;
import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class GenerationsTest {
  private static final SeriesKey SERIES = SeriesKey.of("s");
  private static final VectorPlan PLAN = VectorPlan.of(new Loda(20, 16)).withSample(128);

  private final Random chance = new Random(9);

  private void learn(Detector detector, int rows) {
    for (int i = 0; i < rows; i++) {
      detector.learn(new Point(SERIES, i * 1000L, chance.nextGaussian()));
    }
  }

  @Test
  void as_many_versions_are_kept_as_the_plan_says_and_taken_back_one_by_one() {
    Detector detector = PLAN.withVersions(2).newDetector();
    Retrainable trained = (Retrainable) detector;
    learn(detector, 600);
    assertThat(trained.model()).isEqualTo(new Retrainable.ModelInfo(4, 512, 128));
    assertThat(trained.rollback()).isTrue();
    assertThat(trained.model().version()).isEqualTo(3);
    assertThat(trained.rollback()).isTrue();
    assertThat(trained.model().version()).isEqualTo(2);
    assertThat(trained.rollback()).isFalse();
    assertThat(trained.model().version()).isEqualTo(2);
  }

  @Test
  void a_number_is_not_given_twice() {
    Detector detector = PLAN.newDetector();
    Retrainable trained = (Retrainable) detector;
    learn(detector, 100);
    trained.retrain();
    assertThat(trained.model().version()).isEqualTo(2);
    assertThat(trained.rollback()).isTrue();
    trained.retrain();
    assertThat(trained.model().version()).isEqualTo(3);
  }

  @Test
  void without_versions_a_fit_by_itself_ends_what_could_be_taken_back() {
    Detector detector = PLAN.newDetector();
    Retrainable trained = (Retrainable) detector;
    learn(detector, 100);
    trained.retrain();
    learn(detector, 100);
    assertThat(trained.model().version()).isEqualTo(3);
    assertThat(trained.rollback()).isFalse();
  }

  @Test
  void kept_versions_are_saved_and_score_as_they_did() {
    VectorPlan plan = PLAN.withVersions(1);
    Detector detector = plan.newDetector();
    learn(detector, 200);
    Point next = new Point(SERIES, 1_000_000, 2.5);
    double before = detector.score(next).dense();
    ((Retrainable) detector).retrain();
    StateWriter out = new StateWriter();
    detector.save(out);
    Detector restored = plan.restore(new StateReader(out.toByteArray()));
    assertThat(((Retrainable) restored).rollback()).isTrue();
    assertThat(restored.score(next).dense()).isEqualTo(before);
  }

  @Test
  void versions_out_of_range_are_refused() {
    assertThatThrownBy(() -> PLAN.withVersions(9)).hasMessageContaining("versions must be from 0");
  }
}
