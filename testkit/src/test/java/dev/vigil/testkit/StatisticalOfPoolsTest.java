package dev.vigil.testkit;

import dev.vigil.detect.DetectorSpec;
import dev.vigil.detect.statistical.StatisticalSpec;
import java.util.List;
import java.util.Map;

final class StatisticalOfPoolsTest extends DetectorContract {
  @Override
  protected DetectorSpec spec() {
    return new StatisticalSpec()
        .with(
            Map.of(
                "methods",
                List.of("modified-zscore", "iqr", "grubbs"),
                "windowSize",
                120,
                "enableDataQualityAnalysis",
                true));
  }
}
