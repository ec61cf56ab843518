package dev.vigil.testkit;

import dev.vigil.detect.DetectorSpec;
import dev.vigil.detect.statistical.StatisticalSpec;

final class StatisticalDetectorTest extends DetectorContract {
  @Override
  protected DetectorSpec spec() {
    return new StatisticalSpec();
  }
}
