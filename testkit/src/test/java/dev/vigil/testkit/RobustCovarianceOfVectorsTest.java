package dev.vigil.testkit;

import dev.vigil.detect.DetectorSpec;
import dev.vigil.detect.covariance.RobustCovarianceSpec;

final class RobustCovarianceOfVectorsTest extends VectorContract {
  @Override
  protected DetectorSpec spec() {
    return new RobustCovarianceSpec();
  }
}
