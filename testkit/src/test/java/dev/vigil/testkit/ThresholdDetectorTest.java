package dev.vigil.testkit;

import dev.vigil.detect.DetectorSpec;
import dev.vigil.detect.threshold.Levels;
import dev.vigil.detect.threshold.ThresholdSpec;

final class ThresholdDetectorTest extends DetectorContract {
  @Override
  protected DetectorSpec spec() {
    return new ThresholdSpec(new Levels(75, 130), new Levels(Double.NEGATIVE_INFINITY, 150), 5, 1);
  }
}
