package dev.vigil.testkit;

import dev.vigil.detect.DetectorSpec;
import dev.vigil.detect.zscore.ZScoreSpec;

final class RobustZScoreDetectorTest extends DetectorContract {
  @Override
  protected DetectorSpec spec() {
    return new ZScoreSpec(500, 50, true);
  }
}
