package dev.vigil.detect.threshold;

import static java.lang.Double.NEGATIVE_INFINITY;
import static java.lang.Double.POSITIVE_INFINITY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vigil.detect.DetectorCatalogue;
import dev.vigil.detect.DetectorSpec;
import dev.vigil.setting.BadSettings;
import dev.vigil.state.BadState;
import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ThresholdSpecTest {
  private final DetectorSpec spec =
      DetectorCatalogue.installed().find("Threshold Anomaly Detector").orElseThrow();

  @Test
  void limits_that_are_not_given_are_none() {
    assertThat(spec.with(Map.of("critical", Map.of("upper", 95))))
        .isEqualTo(new ThresholdSpec(Levels.NONE, new Levels(NEGATIVE_INFINITY, 95), 0, 1));
  }

  @Test
  void limits_that_contradict_each_other_are_refused() {
    Map<String, ?> at90 = Map.of("upper", 90);
    refused(Map.of("warning", at90, "critical", Map.of("upper", 80)), "must not be under warning");
    refused(
        Map.of("warning", Map.of("lower", 10), "critical", Map.of("lower", 20)),
        "critical.lower must not be over warning.lower, 10.0, was 20.0");
    refused(Map.of("warning", Map.of("lower", 10, "upper", 10)), "lower must be a number under");
    refused(
        Map.of("critical", Map.of("lower", 10), "warning", Map.of("upper", 5)),
        "lower levels must be under");
    refused(
        Map.of("warning", Map.of("lower", 10, "upper", 20), "hysteresis", 10),
        "hysteresis must be less than the limits are apart, 10.0, was 10.0");
    refused(
        Map.of("rate", Map.of("warning", at90, "critical", Map.of("upper", 80))),
        "critical.upper must not be under warning.upper, 90.0, was 80.0");
  }

  @Test
  void settings_out_of_range_are_refused() {
    refused(Map.of("hysteresis", -1), "hysteresis must be at least 0, was -1.0");
    refused(Map.of("hysteresis", POSITIVE_INFINITY), "hysteresis must be less than");
    refused(Map.of("hold", 0), "hold must be from 1 to 1000000, was 0");
    refused(Map.of("warning", Map.of("upper", Double.NaN)), "number under upper, NaN");
    refused(Map.of("learnt", Map.of("share", 0.2)), "share must be 0 or from 1e-9 to 0.1, was 0.2");
    refused(Map.of("learnt", Map.of("memory", 99)), "memory must be from 100 to 10000000, was 99");
    refused(Map.of("learnt", Map.of("warmUp", 1001)), "from 50 to the memory, 1000, was 1001");
    refused(Map.of("rate", Map.of("per", "day")), "per must be one of second, minute, hour");
  }

  @Test
  void an_override_that_does_not_fit_is_refused_by_its_place() {
    Map<String, ?> unreadable = Map.of("series", "{endpoint}");
    refused(Map.of("overrides", List.of(unreadable)), "a series matcher reads");
    Map<String, ?> over = Map.of("series", "a*", "warning", Map.of("upper", 100));
    refused(
        Map.of("critical", Map.of("upper", 95), "overrides", List.of(over)),
        "overrides[0]: critical.upper must not be under warning.upper, 100.0, was 95.0");
  }

  @Test
  void a_state_of_other_limits_is_refused() {
    StateWriter state = new StateWriter();
    new ThresholdSpec().newDetector().save(state);
    DetectorSpec other = spec.with(Map.of("warning", Map.of("upper", 3)));
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
