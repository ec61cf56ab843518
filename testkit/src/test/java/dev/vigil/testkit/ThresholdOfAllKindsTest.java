package dev.vigil.testkit;

import dev.vigil.detect.DetectorSpec;
import dev.vigil.detect.threshold.ThresholdSpec;
import java.util.List;
import java.util.Map;

/** Set and learnt limits, rates of change, and an override that holds for the series. */
final class ThresholdOfAllKindsTest extends DetectorContract {
  @Override
  protected DetectorSpec spec() {
    Map<String, ?> own =
        Map.of("series", "contract", "learnt", Map.of("share", 1e-4, "memory", 800));
    Map<String, ?> rate =
        Map.of("per", "hour", "warning", Map.of("lower", -500), "critical", Map.of("upper", 9000));
    return new ThresholdSpec()
        .with(
            Map.of(
                "warning",
                Map.of("lower", 50, "upper", 230),
                "hysteresis",
                5,
                "rate",
                rate,
                "overrides",
                List.of(Map.of("series", "{a=b}", "hold", 7), own)));
  }
}
