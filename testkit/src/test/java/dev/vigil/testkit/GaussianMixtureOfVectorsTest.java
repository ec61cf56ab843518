package dev.vigil.testkit;

import dev.vigil.detect.DetectorSpec;
import dev.vigil.detect.mixture.GaussianMixtureSpec;

final class GaussianMixtureOfVectorsTest extends VectorContract {
  @Override
  protected DetectorSpec spec() {
    return new GaussianMixtureSpec();
  }
}
