package dev.vigil.testkit;

import dev.vigil.detect.DetectorSpec;
import dev.vigil.detect.zscore.ZScoreSpec;

final class ZScoreDetectorTest extends DetectorContract {
  @Override
  protected DetectorSpec spec() {
    return new ZScoreSpec();
  }
}
