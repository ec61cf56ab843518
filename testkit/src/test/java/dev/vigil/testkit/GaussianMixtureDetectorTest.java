package dev.vigil.testkit;

import dev.vigil.detect.DetectorSpec;
import dev.vigil.detect.mixture.GaussianMixtureSpec;

final class GaussianMixtureDetectorTest extends DetectorContract {
  @Override
  protected DetectorSpec spec() {
    return new GaussianMixtureSpec();
  }

  @Override
  protected boolean readsVectors() {
    return true;
  }
}
