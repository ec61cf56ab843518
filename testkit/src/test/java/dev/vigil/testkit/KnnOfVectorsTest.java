package dev.vigil.testkit;

import dev.vigil.detect.DetectorSpec;
import dev.vigil.detect.knn.KnnSpec;

final class KnnOfVectorsTest extends VectorContract {
  @Override
  protected DetectorSpec spec() {
    return new KnnSpec();
  }
}
