package dev.vigil.testkit;

import dev.vigil.detect.DetectorSpec;
import dev.vigil.detect.covariance.RobustCovarianceSpec;

final class RobustCovarianceDetectorTest extends DetectorContract {
  @Override
  protected DetectorSpec spec() {
    return new RobustCovarianceSpec();
  }

  @Override
  protected boolean readsVectors() {
    return true;
  }
}
