package dev.vigil.testkit;

import dev.vigil.detect.DetectorSpec;
import dev.vigil.detect.composite.CompositeSpec;
import dev.vigil.detect.composite.Strategy;
import dev.vigil.detect.threshold.ThresholdSpec;
import java.util.List;
import java.util.Map;

final class CompositeByAdaptiveWeightedTest extends DetectorContract {
  @Override
  protected DetectorSpec spec() {
    return new CompositeSpec(
        Strategy.ADAPTIVE_WEIGHTED,
        Map.of("zscore", 0.5, "threshold", 0.3, "novelty", 0.2),
        true,
        List.of(new ThresholdSpec().with(Map.of("critical", Map.of("upper", 5000)))));
  }

  @Override
  protected boolean readsEither() {
    return true;
  }
}
