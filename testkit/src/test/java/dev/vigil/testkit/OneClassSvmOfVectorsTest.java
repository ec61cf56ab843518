package dev.vigil.testkit;

import dev.vigil.detect.DetectorSpec;
import dev.vigil.detect.svm.OneClassSvmSpec;

final class OneClassSvmOfVectorsTest extends VectorContract {
  @Override
  protected DetectorSpec spec() {
    return new OneClassSvmSpec(64, 0.8, 256, 1);
  }
}
