package dev.vigil.testkit;

import dev.vigil.detect.DetectorSpec;
import dev.vigil.detect.svm.OneClassSvmSpec;

final class OneClassSvmDetectorTest extends DetectorContract {
  @Override
  protected DetectorSpec spec() {
    return new OneClassSvmSpec(64, 0.8, 256, 1);
  }

  @Override
  protected boolean readsVectors() {
    return true;
  }
}
