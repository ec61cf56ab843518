package dev.vigil.testkit;

import dev.vigil.detect.DetectorSpec;
import dev.vigil.detect.knn.KnnSpec;

final class KnnDetectorTest extends DetectorContract {
  @Override
  protected DetectorSpec spec() {
    return new KnnSpec();
  }

  @Override
  protected boolean readsVectors() {
    return true;
  }
}
