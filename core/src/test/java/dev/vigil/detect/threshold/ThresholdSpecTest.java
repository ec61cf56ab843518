package dev.vigil.detect.threshold;

import static java.lang.Double.NEGATIVE_INFINITY;
import static java.lang.Double.POSITIVE_INFINITY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vigil.detect.BadSettings;
import dev.vigil.detect.DetectorCatalogue;
import dev.vigil.detect.DetectorSpec;
import dev.vigil.state.BadState;
import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ThresholdSpecTest {
  private final DetectorSpec spec =
      DetectorCatalogue.installed().find("Threshold Anomaly Detector").orElseThrow();

  @Test
  void limits_that_are_not_given_are_none() {
    assertThat(spec.with(Map.of("criticalUpper", 95)))
        .isEqualTo(
            new ThresholdSpec(NEGATIVE_INFINITY, POSITIVE_INFINITY, NEGATIVE_INFINITY, 95, 0, 1));
  }

  @Test
  void limits_that_contradict_each_other_are_refused() {
    refused(Map.of("warningUpper", 90, "criticalUpper", 80), "criticalUpper must not be under");
    refused(Map.of("warningLower", 10, "criticalLower", 20), "criticalLower must not be over");
    refused(Map.of("warningLower", 10, "warningUpper", 10), "lower limits must be under");
    refused(Map.of("criticalLower", 10, "warningUpper", 5), "lower limits must be under");
    refused(
        Map.of("warningLower", 10, "warningUpper", 20, "hysteresis", 10),
        "hysteresis must be less than the limits are apart, 10.0, was 10.0");
  }

  @Test
  void settings_out_of_range_are_refused() {
    refused(Map.of("hysteresis", -1), "hysteresis must be at least 0, was -1.0");
    refused(Map.of("hysteresis", POSITIVE_INFINITY), "hysteresis must be less than");
    refused(Map.of("hold", 0), "hold must be from 1 to 1000000, was 0");
    refused(Map.of("warningUpper", Double.NaN), "warningUpper must be a number, was NaN");
  }

  @Test
  void a_state_of_other_limits_is_refused() {
    StateWriter state = new StateWriter();
    new ThresholdSpec().newDetector().save(state);
    DetectorSpec other = spec.with(Map.of("warningUpper", 3));
    assertThatThrownBy(() -> other.restore(new StateReader(state.toByteArray())))
        .isInstanceOf(BadState.class)
        .hasMessageContaining("other limits");
  }

  private void refused(Map<String, ?> settings, String message) {
    assertThatThrownBy(() -> spec.with(settings))
        .isInstanceOf(BadSettings.class)
        .hasMessageContaining(message);
  }
}
