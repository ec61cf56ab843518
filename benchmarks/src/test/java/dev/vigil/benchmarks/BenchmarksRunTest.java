package dev.vigil.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigil.detect.Retrainable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is measured runs, and measures detectors that have a model. */
final class BenchmarksRunTest {
  @ParameterizedTest
  @ValueSource(strings = {"isolation-forest", "loda", "robust-covariance", "vectors rows=table"})
  void a_detector_of_rows_is_fitted_before_it_is_measured(String detector) {
    VectorModelCost cost = new VectorModelCost();
    cost.detector = detector;
    cost.start();
    assertThat(cost.score().dense()).isBetween(0.0, 1e6);
    assertThat(cost.scoreAndLearn().dense()).isBetween(0.0, 1e6);
    Retrainable fitted = (Retrainable) cost.fit();
    assertThat(fitted.model().sample()).isEqualTo(2048);
  }
}
