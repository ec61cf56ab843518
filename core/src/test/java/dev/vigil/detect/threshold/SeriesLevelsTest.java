package dev.vigil.detect.threshold;

import static java.lang.Double.NEGATIVE_INFINITY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vigil.detect.Detector;
import dev.vigil.detect.DetectorSpec;
import dev.vigil.model.Labels;
import dev.vigil.model.Point;
import dev.vigil.model.SeriesKey;
import dev.vigil.state.BadState;
import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class SeriesLevelsTest {
  private final DetectorSpec spec =
      new ThresholdSpec()
          .with(
              Map.of(
                  "warning", Map.of("upper", 100),
                  "hold", 1,
                  "overrides",
                      List.of(
                          Map.of("series", "{endpoint=/payment*}", "warning", Map.of("upper", 20)),
                          Map.of("series", "{endpoint=/pay*}", "hold", 2))));

  @Test
  void the_first_override_that_matches_a_series_holds_and_what_it_leaves_out_is_as_above() {
    assertThat(told("/payment/new", 50, 50)).containsExactly(true, false);
    assertThat(told("/pay", 50, 150, 150)).containsExactly(false, false, true);
    assertThat(told("/home", 50, 150)).containsExactly(false, true);
  }

  @Test
  void a_restored_detector_keeps_the_limits_of_its_series() {
    Detector detector = spec.newDetector();
    detector.learn(point("/payment", 10));
    Detector restored = spec.restore(new StateReader(state(detector)));
    assertThat(restored.score(point("/payment", 50)).value()).isPositive();
    Detector unknown = spec.restore(new StateReader(state(spec.newDetector())));
    assertThat(unknown.score(point("/payment", 50)).value()).isPositive();
    assertThat(unknown.score(point("/home", 50)).value()).isZero();
  }

  @Test
  void a_state_of_another_series_gives_way_to_the_limits_of_this_one() {
    Detector detector = spec.newDetector();
    detector.learn(point("/home", 10));
    Detector restored = spec.restore(new StateReader(state(detector)));
    assertThat(restored.score(point("/payment", 50)).value()).isPositive();
    assertThat(restored.scoreAndLearn(point("/payment", 50)).value()).isPositive();
    assertThat(restored.score(point("/payment", 50)).value()).as("told once").isZero();
  }

  @Test
  void a_state_of_other_overrides_is_refused() {
    DetectorSpec other = spec.with(Map.of("overrides", List.of()));
    byte[] state = state(spec.newDetector());
    assertThatThrownBy(() -> other.restore(new StateReader(state))).isInstanceOf(BadState.class);
  }

  @Test
  void it_wants_as_many_rows_as_the_slowest_until_it_knows_its_series() {
    Map<String, ?> slow = Map.of("series", "slow", "learnt", Map.of("share", 1e-3));
    DetectorSpec learning = new ThresholdSpec().with(Map.of("overrides", List.of(slow)));
    Detector detector = learning.newDetector();
    assertThat(detector.remaining()).isEqualTo(200);
    detector.learn(point("/home", 1));
    assertThat(detector.remaining()).isZero();
  }

  @Test
  void a_group_that_is_there_holds_in_full() {
    ThresholdSpec all = new ThresholdSpec(new Levels(5, 10), Levels.NONE, 1, 3);
    SeriesLevels own =
        new SeriesLevels(
            "*",
            new Levels(NEGATIVE_INFINITY, 8),
            Levels.NONE,
            new RateLevels(),
            new LearntBounds(),
            -1,
            0);
    assertThat(own.over(all))
        .isEqualTo(new ThresholdSpec(new Levels(NEGATIVE_INFINITY, 8), Levels.NONE, 1, 3));
  }

  private Boolean[] told(String endpoint, double... values) {
    Detector detector = spec.newDetector();
    Boolean[] told = new Boolean[values.length];
    for (int i = 0; i < values.length; i++) {
      told[i] = detector.scoreAndLearn(point(endpoint, values[i])).value() > 0;
    }
    return told;
  }

  private static Point point(String endpoint, double value) {
    return new Point(new SeriesKey("response_time", Labels.of("endpoint", endpoint)), 0, value);
  }

  private static byte[] state(Detector detector) {
    StateWriter out = new StateWriter();
    detector.save(out);
    return out.toByteArray();
  }
}
