package dev.vigil.testkit;

import dev.vigil.detect.DetectorSpec;
import dev.vigil.detect.seasonal.SeasonalSpec;

final class SeasonalDetectorTest extends DetectorContract {
  @Override
  protected DetectorSpec spec() {
    return new SeasonalSpec();
  }
}
